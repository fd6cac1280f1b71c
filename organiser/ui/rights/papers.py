"""What the law wants written down: documents, days of voting, incidents."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser import clock
from organiser.domain.breach import Severity, hours_left, tells_authority, tells_people
from organiser.domain.rights import Document
from organiser.i18n import _, counted, long_date, short_date
from organiser.paths import safe_name
from organiser.ui.forms.fields import ChoiceField, DateField, LineField, NoteField, NumberField
from organiser.ui.forms.files import ask_where
from organiser.ui.people.acts import Acts
from organiser.ui.phrases import Phrase
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.rights.parts import RightsParts
from organiser.ui.settings.section import Section
from organiser.ui.widgets.boxes import FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases import silence
from organiser.usecases.rights import breaches, documents, proofs
from organiser.usecases.rights.breaches import BreachLine
from organiser.usecases.rights.lost import Incident
from organiser.usecases.silence import ElectionLine
from organiser.words.rights import document_label, severity_label


class Papers(QWidget):
    """Three cards, each of which is short."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__()
        self.documents = DocumentsCard(parts)
        self.elections = ElectionsCard(parts)
        self.breaches = BreachesCard(parts)
        left = below(self.documents, self.elections, None, gap=16)
        right = below(self.breaches, None)
        self.setLayout(below(scrolling(Sides(left, right, (1, 1))), gap=0))

    def read_again(self) -> None:
        """Show what is true now."""
        self.elections.read_again()
        self.breaches.read_again()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for card in (self.documents, self.elections, self.breaches):
            card.retranslate()
        self.read_again()


class DocumentsCard(Section):
    """Each document as a PDF, in the language spoken."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__(
            lambda: _("Documents"),
            lambda: _("Made from what the settings say of the committee, in the language you "
                      "work in. They are drafts for your data protection officer."),
        )  # fmt: skip
        self._parts = parts
        self.buttons = {which: Button("", "file-text") for which in Document}
        self.register_button = Button("", "file-spreadsheet")
        self.slips_button = Button("", "inbox")
        for which, button in self.buttons.items():
            self.phrases.text(button, partial(document_label, which))
            button.clicked.connect(partial(self._ask, which))
        self.phrases.text(self.register_button, lambda: _("Register of consents (CSV)"))
        self.register_button.clicked.connect(self._ask_register)
        self.phrases.text(self.slips_button, lambda: _("Signed slips"))
        self.slips_button.clicked.connect(parts.show_slips)
        self.put(FlowBox(*self.buttons.values(), self.register_button, self.slips_button, gap=8))

    def _ask(self, which: Document) -> None:
        ask_where(self, document_label(which), safe_name(f"{which.value}.pdf"), "PDF (*.pdf)",
                  partial(self.save, which))  # fmt: skip

    def save(self, which: Document, out: Path) -> None:
        """Write *which* to *out*, away from the screen."""
        self._parts.jobs.run(
            partial(documents.save_document, self._parts.database, which, out),
            then=lambda _none: self._parts.messages.say(_("The document is saved")), owner=self,
        )  # fmt: skip

    def _ask_register(self) -> None:
        ask_where(self, _("Register of consents (CSV)"), safe_name(f"{_('consents')}.csv"),
                  "CSV (*.csv)", self._save_register)  # fmt: skip

    def _save_register(self, out: Path) -> None:
        self._parts.jobs.run(
            partial(proofs.save_register, self._parts.database, out),
            then=lambda count: self._parts.messages.say(
                counted("{count} line written.", "{count} lines written.", count)
            ),
            owner=self,
        )  # fmt: skip


class _Lines(Section):
    """A card of lines that are made anew when they change."""

    def __init__(self, parts: RightsParts, title: Phrase, text: Phrase) -> None:
        super().__init__(title, text)
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._place: QVBoxLayout = below(gap=6)
        self.add_button = Button("", "plus")
        self.put(self._place, beside(self.add_button, None))

    def show_lines(self, lines: list[QWidget], nothing: str) -> None:
        """Show *lines*, or what is to be said where there are none."""
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines or [label(nothing, "muted", wraps=True)]:
            self._place.addWidget(line)


class ElectionsCard(_Lines):
    """The days of voting; from the eve on nothing is printed nor sent."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__(
            parts, lambda: _("Days of voting"),
            lambda: _("From midnight at the eve until the last stations close, by the clock of "
                      "your department, no sheet is printed and nothing is sent."),
        )  # fmt: skip
        self.phrases.text(self.add_button, lambda: _("Add a day"))
        self.add_button.clicked.connect(self.ask_day)
        self.read_again()

    def read_again(self) -> None:
        """Show every day."""
        lines = [self._line(line) for line in silence.elections(self._parts.database)]
        self.show_lines(lines, _("None yet. Add the next one, each round by itself."))

    def ask_day(self) -> None:
        """Ask for a day of voting."""
        fields = (
            LineField(lambda: _("Which vote"), required=True,
                      example=lambda: _("Presidential, first round")),
            DateField(lambda: _("Day"), required=True),
            LineField(lambda: _("Department"),
                      hint=lambda: _("Its code, such as 29 or 971; leave it empty for the whole "
                                     "country")),
        )  # fmt: skip
        FormDialog(self, _("A day of voting"), _("Add it"), fields, self._add).open()

    def _add(self, title: str, on: object, department: str) -> None:
        silence.add_election(self._parts.database, title, on, department)  # type: ignore[arg-type]
        self._acts.affirm(_("Day of voting noted"))

    def _line(self, line: ElectionLine) -> QWidget:
        where = line.day.department or _("whole country")
        told = label(f"{line.day.title} · {long_date(line.day.on)} · {where}", wraps=True)
        if not line.is_ours:
            return _line_of(told, label(_("given by headquarters"), "muted"))
        remove = Button("ghost", "x")
        remove.setAccessibleName(_("Remove {title}").format(title=line.day.title))
        work = partial(silence.remove_election, self._parts.database, line.id)
        remove.clicked.connect(partial(self._acts.do, work, _("Day of voting removed")))
        return _line_of(told, remove)


class BreachesCard(_Lines):
    """What went astray, with the hours that are left to tell of it."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__(
            parts, lambda: _("Incidents"),
            lambda: _("A lost sheet, a stolen computer, a mail to the wrong people: note it at "
                      "once. Where people are at risk, the authority is told within 72 hours."),
        )  # fmt: skip
        self.phrases.text(self.add_button, lambda: _("Note an incident"))
        self.add_button.clicked.connect(self.ask_breach)
        self.read_again()

    def read_again(self) -> None:
        """Show the register."""
        lines = [self._line(line) for line in breaches.breaches(self._parts.database)]
        self.show_lines(lines, _("Nothing went astray."))

    def ask_breach(self) -> None:
        """Ask what happened."""
        self.ask_about(None)

    def ask_about(self, found: Incident | None) -> None:
        """Ask what happened; *found* is what is known of it already."""
        fields = (
            NoteField(lambda: _("What happened"), 600, required=True),
            DateField(lambda: _("Learnt on"), required=True),
            NumberField(lambda: _("People concerned, about"), required=True),
            ChoiceField(lambda: _("How bad"), [
                (each, partial(severity_label, each)) for each in Severity
            ]),
            NoteField(lambda: _("What was done"), 600),
        )  # fmt: skip
        aware_at = found.aware_at if found is not None else clock.now()
        fields[1].put(clock.local(aware_at).date())
        if found is not None:
            fields[0].put(found.what)
            fields[2].put(found.people)
            fields[3].put(found.severity)
        keep = partial(self._add, aware_at)
        FormDialog(self, _("An incident"), _("Note it"), fields, keep).open()

    def _add(
        self, aware: datetime, what: str, on: object, people: int, severity: Severity, done: str
    ) -> None:
        """The day may be corrected; of another one the hour is not known."""
        if on != clock.local(aware).date():
            aware = clock.local(aware).replace(
                year=on.year, month=on.month, day=on.day,  # type: ignore[attr-defined]
                hour=0, minute=0, second=0, microsecond=0,
            )  # fmt: skip
        breaches.note_breach(
            self._parts.database, what, aware_at=aware, people=people, severity=severity,
            measures=done,
        )  # fmt: skip
        self._acts.affirm(_("Incident noted"))

    def _line(self, line: BreachLine) -> QWidget:
        tone = "error" if self._is_late(line) else "caption"
        told = below(
            label(line.what, "strong", wraps=True),
            label(f"{short_date(clock.local(line.aware_at).date())} · "
                  f"{severity_label(line.severity)}", "caption", wraps=True),
            label(self._left(line), tone, wraps=True), gap=2,
        )  # fmt: skip
        buttons = FlowBox(*self._buttons(line), gap=6)
        widget = QWidget()
        widget.setLayout(below(told, buttons, gap=6, margins=(0, 4, 0, 8)))
        return widget

    def _buttons(self, line: BreachLine) -> list[Button]:
        database = self._parts.database
        made = []
        if tells_authority(line.severity):
            made.append((_("Draft for the authority"), "file-text",
                         partial(self._ask_draft, line, is_public=False)))  # fmt: skip
            if line.authority_told_at is None:
                told = partial(breaches.tell_authority, database, line.id)
                made.append((_("The authority was told"), "check",
                             partial(self._acts.do, told, _("Noted"))))  # fmt: skip
        if tells_people(line.severity):
            made.append((_("Draft for the people"), "file-text",
                         partial(self._ask_draft, line, is_public=True)))  # fmt: skip
            if line.people_told_at is None:
                told = partial(breaches.tell_people, database, line.id)
                made.append((_("The people were told"), "check",
                             partial(self._acts.do, told, _("Noted"))))  # fmt: skip
        buttons = []
        for words, icon, run in made:
            button = Button("", icon)
            button.setText(words)
            button.clicked.connect(run)
            buttons.append(button)
        return buttons

    def _ask_draft(self, line: BreachLine, *, is_public: bool) -> None:
        name = safe_name(f"{_('incident')}-{short_date(clock.today()).replace('/', '-')}.pdf")
        ask_where(self, _("Draft"), name, "PDF (*.pdf)",
                  partial(self.save_draft, line, is_public))  # fmt: skip

    def save_draft(self, line: BreachLine, is_public: bool, out: Path) -> None:
        """Write a draft to *out*, away from the screen."""
        self._parts.jobs.run(
            partial(documents.save_draft, self._parts.database, line, out, is_public=is_public),
            then=lambda _none: self._parts.messages.say(_("The draft is saved")), owner=self,
        )  # fmt: skip

    def _is_late(self, line: BreachLine) -> bool:
        return (
            tells_authority(line.severity)
            and line.authority_told_at is None
            and hours_left(line.aware_at, clock.now()) < 24
        )

    def _left(self, line: BreachLine) -> str:
        if line.authority_told_at is not None:
            day = short_date(clock.local(line.authority_told_at).date())
            return _("The authority was told on {day}").format(day=day)
        if not tells_authority(line.severity):
            return _("Written down; nobody has to be told")
        left = hours_left(line.aware_at, clock.now())
        if left < 0:
            return _("The 72 hours are over: tell the authority now, and say why it is late")
        return counted("{count} hour left to tell the authority",
                       "{count} hours left to tell the authority", left)  # fmt: skip


def _line_of(told: QWidget, end: QWidget) -> QWidget:
    """Return a line of a card: what is told, and what stands at its end."""
    box = beside(told, end)
    box.setStretch(0, 1)
    widget = QWidget()
    widget.setLayout(box)
    return widget
