"""The page of training: what there is to follow, who followed it, and the course that is read."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser.database import Database
from organiser.i18n import _, counted
from organiser.ui.actions import Command
from organiser.ui.drops import DropPlace
from organiser.ui.forms.files import ask_several
from organiser.ui.messages import Messages
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.paper.certificate import CertificateOut
from organiser.ui.people.acts import Acts
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.training.columns import CourseRow, course_columns, no_course
from organiser.ui.training.course_files import COURSES
from organiser.ui.training.course_side import CourseSide
from organiser.ui.training.reader import CourseReader
from organiser.ui.training.stops import read_stop
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.list_beside import ListBeside
from organiser.usecases.training import asking, courses, following
from organiser.usecases.training.following import Result

TOPICS = frozenset({"training", "people", "actions"})
_LIST_WIDTH, _NARROW_HEIGHT, _ROW = 400, 160, 58


class TrainingPage(Page):
    """Courses at the left, the chosen one at the right; the one that is read takes the page."""

    def __init__(self, database: Database, messages: Messages) -> None:
        super().__init__()
        self._database, self._messages = database, messages
        self._acts = Acts(database, messages)
        self.certificate = CertificateOut(self, database, messages)
        self.model: RowsModel[CourseRow] = RowsModel(course_columns(), self)
        self.list = ListView(self.model, lambda: _("Courses"), no_course(), row=_ROW)
        self.side, self.reader = CourseSide(), CourseReader(database)
        self.stack = QStackedWidget()
        self.files_button = Button("link", "file-up", "accent_text")
        self.phrases.text(self.files_button, lambda: _("Take courses from files…"))
        self._lay_out()
        self._connect()
        self.read_again()

    def primary(self) -> Command | None:
        if self.is_reading():
            return None
        return Command("write_course", lambda: _("Write a course"), self.write, "plus", ("Ctrl+N",))

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("follow_course", lambda: _("Follow this course"), self.follow,
                    "graduation-cap"),
            Command("take_courses", lambda: _("Take courses from files"), self.ask_files,
                    "file-up"),
            Command("save_certificate", lambda: _("Certificate as PDF…"), self.ask_certificate,
                    "award", ("Ctrl+P",)),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Enter opens a course. Enter and the arrows turn its pages; its questions "
            "are answered with the keys 1 to 6, and the reason follows at once. “Data and rights” "
            "comes with the program; you can write others. Who followed what stands in each "
            "person's history too."
        )

    def first_focus(self) -> QWidget:
        return self.reader.first_focus() if self.is_reading() else self.list

    def is_reading(self) -> bool:
        """Return whether a course is open."""
        return self.stack.currentWidget() is self.reader

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()
        if "sent_files" in topics:
            self.reader.look_again()

    def read_again(self) -> None:
        """Show what is true now; where she stood, she stands."""
        here = self._row()
        counts = following.count_followed(self._database)
        rows = [
            CourseRow(offered, counts.get(offered.course.key, 0))
            for offered in courses.read_courses(self._database)
        ]
        self.model.show(rows)
        self.list.settle()
        self.list.table.selectRow(self._place(here.offered.course.key if here else ""))
        self._show_chosen()

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.list, self.side, self.reader):
            part.retranslate()
        self.read_again()
        read = self.reader.course
        if read is not None and (row := self._row_of(read.key)) is not None:
            self.reader.show_again(row.offered.course)

    def fold(self, level: int) -> None:
        self.overview.fold(narrow=level > 1)
        self.side.fold(narrow=level > 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_chosen()

    def follow(self, key: str = "") -> None:
        """Open the chosen course where she stopped, or the course *key*."""
        if key:
            self.read_again()
            self.list.table.selectRow(self._place(key))
        row = self._row()
        if row is not None:
            self._bring(self.reader)
            self.reader.begin(row.offered.course)

    def write(self) -> None:
        """Write a course of the committee's own."""
        from organiser.ui.training.course_dialog import CourseDialog

        CourseDialog(self, self._keep).open()

    def change(self) -> None:
        """Change a course of the committee's own."""
        from organiser.ui.training.course_dialog import CourseDialog

        row = self._row()
        if row is not None and row.offered.id is not None:
            keep = partial(self._keep, own_id=row.offered.id)
            CourseDialog(self, keep, row.offered.text).open()

    def ask_files(self) -> None:
        """Ask for files with a course in each."""
        kinds = f"Markdown ({COURSES.patterns})"
        ask_several(self, _("Take courses from files"), kinds, self.take_files)

    def take_files(self, files: tuple[Path, ...]) -> None:
        """One course is looked at before it is kept; several are kept together."""
        if len(files) > 1:
            said = counted("{count} course kept", "{count} courses kept", len(files))
            made = self._acts.do(partial(courses.keep_files, self._database, files), said)
            if made is not None:
                self._stand_on(made[0])
            return
        from organiser.ui.training.course_dialog import CourseDialog

        dialog = CourseDialog(self, self._keep)
        dialog.open()
        dialog.take(files[0])

    def ask_certificate(self) -> None:
        """Ask where to write the certificate of whom she stands on."""
        row, chosen = self._row(), self.side.chosen()
        if row is not None and chosen is not None:
            self.certificate.ask(row.offered.course, chosen)

    def save_certificate(self, file: Path) -> None:
        """Write the certificate of whom she stands on to *file*."""
        row, chosen = self._row(), self.side.chosen()
        if row is not None and chosen is not None:
            self.certificate.save(row.offered.course, chosen, file)

    def _keep(self, text: str, own_id: UUID | None = None) -> None:
        """Keep it, or raise what is wrong with it, for the dialog to say."""
        made = courses.keep_course(self._database, text, own_id)
        self._acts.affirm(_("Course kept"))
        self._stand_on(made)

    def _stand_on(self, own_id: UUID) -> None:
        self.read_again()
        self.list.table.selectRow(self._place(f"own-{own_id.hex}"))

    def _put_away(self) -> None:
        row = self._row()
        if row is not None and row.offered.id is not None:
            work = partial(courses.put_away, self._database, row.offered.id)
            self._acts.did(work, _("Course put away"))

    def _record(self, chosen: tuple[frozenset[int], ...]) -> None:
        course, who = self.reader.course, self.reader.who
        assert course is not None
        work = partial(
            following.record_result, self._database, course, chosen, who.person_id(),
            holds_file=who.holds_file(),
        )  # fmt: skip
        result = self._acts.do_and_say(work, partial(_noted, course.title))
        if result is not None:
            self.reader.show_result(result)

    def _leave(self) -> None:
        self._bring(self.overview)
        self._show_chosen()
        self.list.setFocus()

    def _bring(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.frame_changed.emit()

    def _row(self) -> CourseRow | None:
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def _rows(self) -> list[CourseRow]:
        return [self.model.row_at(self.model.index(at, 0)) for at in range(self.model.rowCount())]

    def _row_of(self, key: str) -> CourseRow | None:
        return next((row for row in self._rows() if row.offered.course.key == key), None)

    def _place(self, key: str) -> int:
        keys = [row.offered.course.key for row in self._rows()]
        return keys.index(key) if key in keys else 0

    def _show_chosen(self) -> None:
        row = self._row()
        if row is not None:
            key = row.offered.course.key
            stop = min(read_stop(self._database.file.parent, key), len(row.offered.course.lessons))
            followed = following.read_followed(self._database, key)
            self.side.show_course(row.offered, followed, stop)
            self.side.show_awaited(asking.who_should_follow(self._database, row.offered.course))

    def _open(self, _index: QModelIndex) -> None:
        self.follow()

    def _lay_out(self) -> None:
        left = QWidget()
        box = below(
            Card(self.list, gap=0, padding=1), beside(self.files_button, None), gap=6
        )  # fmt: skip
        box.setStretch(0, 1)
        left.setLayout(box)
        folded = (0, _NARROW_HEIGHT)
        self.overview = ListBeside(left, self.side, _LIST_WIDTH, folded, gap=16)
        for part in (self.overview, self.reader):
            self.stack.addWidget(part)
        self.setLayout(beside(self.stack))

    def _connect(self) -> None:
        DropPlace(
            self.overview, COURSES, self.take_files, self._messages.show, twin=self.files_button
        )
        self.files_button.clicked.connect(self.ask_files)
        self.list.selection_changed.connect(self._show_chosen)
        self.list.opened.connect(self._open)
        self.side.begin_asked.connect(self.follow)
        self.side.change_asked.connect(self.change)
        self.side.put_away_asked.connect(self._put_away)
        self.side.certificate_asked.connect(self.ask_certificate)
        self.reader.left.connect(self._leave)
        self.reader.answered.connect(self._record)


def _noted(title: str, result: Result) -> str:
    words = _("Course followed: {course}") if result.is_passed else _("Answers noted: {course}")
    return words.format(course=title)
