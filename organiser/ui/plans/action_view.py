"""One action in full: when and where, its people, its material, its report."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabWidget, QWidget

from organiser import clock
from organiser.domain.action import ActionState
from organiser.i18n import _, counted, long_date, number
from organiser.ui.forms.files import ask_where
from organiser.ui.people.acts import Acts
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.plans.material_part import MaterialPart, material_title
from organiser.ui.plans.parts import PlanParts
from organiser.ui.plans.people_part import PeoplePart
from organiser.ui.plans.report_form import ReportPart
from organiser.ui.plans.words import (
    invited_words,
    people_words,
    place_of,
    state_of,
    title_of,
    upper,
)
from organiser.ui.widgets.boxes import FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pills import Pill
from organiser.usecases.plans import planning
from organiser.usecases.plans.agenda import ActionDetail
from organiser.usecases.training.asking import untrained_at
from organiser.usecases.training.courses import read_courses
from organiser.words.plans import hours_words, kind_label

PEOPLE, MATERIAL, REPORT = range(3)


class ActionView(QWidget):
    """Shows a detail; what is changed through it is shown again once it is written."""

    change_asked = Signal()
    copy_asked = Signal()
    repeat_asked = Signal()
    invite_asked = Signal()
    closed = Signal()

    def __init__(self, parts: PlanParts, acts: Acts) -> None:
        super().__init__()
        self._parts, self._acts = parts, acts
        self.detail: ActionDetail | None = None
        self.phrases = Phrases()
        self._title, self._kind = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._when, self._where = label(role="strong", wraps=True), label(wraps=True)
        self._needs, self._note = label(role="muted", wraps=True), label(wraps=True)
        self._clash = label(role="warning", wraps=True)
        self._untrained = label(role="warning", wraps=True)
        self._pills: QHBoxLayout = beside(gap=6)
        self.people = PeoplePart(parts.database, acts)
        self.material = MaterialPart(parts.database, acts)
        self.report = ReportPart(parts.database, acts)
        self.tabs = QTabWidget()
        self.close_button = IconButton("x")
        self.change_button, self.report_button = Button("", "pencil"), Button("", "clipboard-list")
        self.more_button = Button("", "ellipsis")
        self._say_phrases()
        self._lay_out()
        self._connect()

    def show_action(self, detail: ActionDetail) -> None:
        """Show *detail*."""
        is_new = self.detail is None or self.detail.row.id != detail.row.id
        self.detail = detail
        self._say()
        self.people.show_action(detail)
        self.material.show_action(detail)
        self.report.show_action(detail, is_new=is_new)
        if is_new:
            self.tabs.setCurrentIndex(PEOPLE)
            self._area.verticalScrollBar().setValue(0)

    def write_report(self) -> None:
        """Go to the report."""
        self.tabs.setCurrentIndex(REPORT)
        self.report.begin()

    def cancel(self) -> None:
        """Call the action off; Undo stands beside the words."""
        if self.detail is not None:
            work = partial(planning.cancel, self._parts.database, self.detail.row.id)
            self._acts.did(work, _("Action cancelled"))

    def resume(self) -> None:
        """Plan the action again."""
        if self.detail is not None:
            work = partial(planning.resume, self._parts.database, self.detail.row.id)
            self._acts.did(work, _("Planned again"))

    def delete(self) -> None:
        """Take the action out of the file."""
        if self.detail is not None:
            work = partial(planning.delete, self._parts.database, self.detail.row.id)
            if self._acts.did(work, _("Action deleted")):
                self.closed.emit()

    def ask_calendar_file(self) -> None:
        """Write the action for another calendar."""
        if self.detail is not None:
            name = _("action-{day}.ics").format(day=self.detail.row.span.on.isoformat())
            ask_where(self, _("Save for another calendar"), name, "iCalendar (*.ics)", self.save_to)

    def save_to(self, file: Path) -> None:
        """Write the action to *file*."""
        assert self.detail is not None
        from organiser.usecases.plans import calendar_file

        work = partial(calendar_file.write_one, self._parts.database, self.detail.row.id, file)
        self._parts.jobs.run(work, then=self._say_saved, owner=self)

    def ask_sheet(self) -> None:
        """Write the sign-up sheet, to be printed."""
        if self.detail is not None:
            name = _("sign-up-sheet-{day}.pdf").format(day=self.detail.row.span.on.isoformat())
            ask_where(self, _("Save as PDF"), name, "PDF (*.pdf)", self.save_sheet)

    def save_sheet(self, file: Path) -> None:
        """Write the sign-up sheet to *file*."""
        assert self.detail is not None
        from organiser.usecases.plans import papers

        self._parts.messages.data_leave.emit()
        work = partial(papers.write_sign_up_sheet, self._parts.database, self.detail.row.id, file)
        self._parts.jobs.run(work, then=self._say_printed, owner=self)

    def menu(self) -> QMenu:
        """Return what else can be done with the action."""
        menu = QMenu(self)
        for phrase, run in self._more():
            menu.addAction(phrase(), run)
        return menu

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for part in (self.people, self.material, self.report):
            part.retranslate()
        if self.detail is not None:
            self._say()

    def _say_printed(self, pages: int) -> None:
        self._parts.messages.say(
            counted("The sign-up sheet is saved: {count} page.",
                    "The sign-up sheet is saved: {count} pages.", pages)
        )  # fmt: skip

    def _say_saved(self, _nothing: None) -> None:
        self._parts.messages.say(_("Saved for another calendar; nobody is named in it."))

    def _more(self) -> list[tuple[Phrase, Callable[[], object]]]:
        assert self.detail is not None
        is_cancelled = self.detail.row.state is ActionState.CANCELLED
        state: tuple[Phrase, Callable[[], object]] = (
            (lambda: _("Plan it again"), self.resume)
            if is_cancelled
            else (lambda: _("Cancel the action"), self.cancel)
        )
        return [
            (lambda: _("The same on another day…"), self.copy_asked.emit),
            (lambda: _("Repeat…"), self.repeat_asked.emit),
            (lambda: _("Sign-up sheet as PDF…"), self.ask_sheet),
            *self._slips(),
            (lambda: _("Save for another calendar…"), self.ask_calendar_file),
            state,
            (lambda: _("Delete the action"), self.delete),
        ]

    def _slips(self) -> list[tuple[Phrase, Callable[[], object]]]:
        """Slips that were signed there; before the action there are none."""
        assert self.detail is not None
        wanted, row = self._parts.slips_wanted, self.detail.row
        if wanted is None or row.span.on > clock.today():
            return []
        return [(lambda: _("Signed slips from this action…"), partial(wanted, row.id))]

    def _say(self) -> None:
        assert self.detail is not None
        row, plan = self.detail.row, self.detail.plan
        self._title.setText(title_of(row))
        kind = kind_label(row.kind) if row.title else ""
        theme = plan.theme
        about = (kind, theme, self._series(), self._public(), self._taught())
        self._kind.setText(" · ".join(filter(None, about)))
        self._when.setText(f"{upper(long_date(row.span.on))}, {hours_words(row.span)}")
        self._where.setText(place_of(row))
        skills = _("Skills: {skills}").format(skills=", ".join(plan.skills)) if plan.skills else ""
        self._needs.setText(
            " · ".join(filter(None, (people_words(row), invited_words(row), skills)))
        )
        self._note.setText(plan.note)
        self._clash.setText(_clash_words(self.detail.clashes))
        self._untrained.setText(self._untrained_words())
        for words in (self._kind, self._where, self._note, self._clash, self._untrained):
            words.setVisible(bool(words.text()))
        self._show_pills()
        self.tabs.setTabText(PEOPLE, _("People ({count})").format(count=len(self.detail.people)))
        self.tabs.setTabText(MATERIAL, material_title(self.detail))
        self.tabs.setTabText(REPORT, _("Report"))

    def _series(self) -> str:
        assert self.detail is not None
        return _("comes back") if self.detail.is_repeated else ""

    def _public(self) -> str:
        assert self.detail is not None
        return _("announced on the site") if self.detail.plan.is_public else ""

    def _taught(self) -> str:
        assert self.detail is not None
        taught = self.detail.taught
        return _("teaches “{course}”").format(course=taught) if taught else ""

    def _untrained_words(self) -> str:
        assert self.detail is not None
        database = self._parts.database
        found = untrained_at(database, self.detail.row.id, read_courses(database))
        words = _("Not everybody coming has followed “{course}”: {count} missing.")
        return "\n".join(
            words.format(course=each.course, count=number(each.count)) for each in found
        )

    def _show_pills(self) -> None:
        assert self.detail is not None
        while (item := self._pills.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        words, tone = state_of(self.detail.row)
        self._pills.addWidget(Pill(upper(words), tone))
        if self.detail.row.is_missing:
            self._pills.addWidget(Pill(_("People missing"), "warning", "users"))
        self._pills.addStretch(1)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _say_phrases(self) -> None:
        self.phrases.name(self.close_button, lambda: _("Close the action"))
        self.phrases.text(self.change_button, lambda: _("Change"))
        self.phrases.text(self.report_button, lambda: _("Report"))
        self.phrases.text(self.more_button, lambda: _("More"))

    def _lay_out(self) -> None:
        for part in (self.people, self.material, self.report):
            self.tabs.addTab(part, "")
        head = beside(self._title, self.close_button)
        head.setStretch(0, 1)
        buttons = FlowBox(self.change_button, self.report_button, self.more_button, gap=8)
        inside = QWidget()
        box = below(
            head, self._pills, self._kind, self._when, self._where, self._needs, self._note,
            self._clash, self._untrained, 2, buttons, 4, self.tabs, gap=4, margins=(18, 14, 18, 14),
        )  # fmt: skip
        box.setStretch(box.count() - 1, 1)
        inside.setLayout(box)
        self._area = scrolling(inside)
        self.setLayout(below(self._area, gap=0))

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.change_button.clicked.connect(self.change_asked)
        self.report_button.clicked.connect(self.write_report)
        self.more_button.clicked.connect(self._open_menu)
        self.people.invite_asked.connect(self.invite_asked)


def _clash_words(count: int) -> str:
    if not count:
        return ""
    return counted("{count} person is expected elsewhere at that time",
                   "{count} people are expected elsewhere at that time", count)  # fmt: skip
