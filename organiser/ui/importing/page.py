"""The page that brings a list in, in five steps; nothing is saved before the last."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser.domain.consent import Origin
from organiser.errors import Cancelled, OrganiserError
from organiser.i18n import _, counted
from organiser.importing.unreadable import WrongEncoding
from organiser.progress import Progress
from organiser.ui.drops import DropPlace
from organiser.ui.importing.check_step import CheckStep
from organiser.ui.importing.columns_step import ColumnsStep, is_recognised
from organiser.ui.importing.done_step import DoneStep
from organiser.ui.importing.file_step import FileStep
from organiser.ui.importing.pairs_step import PairsStep
from organiser.ui.importing.step import Step
from organiser.ui.importing.work import bring_in, open_list
from organiser.ui.messages import Problem
from organiser.ui.page import Page
from organiser.ui.people.list_files import LISTS
from organiser.ui.people.parts import PeopleParts
from organiser.ui.shell.error_card import ErrorCard
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.stepper import Stepper
from organiser.usecases import undo
from organiser.usecases.people import files
from organiser.usecases.people.arriving import ImportReport
from organiser.usecases.people.files import FileDraft, Review

FILE, COLUMNS, CHECK, PAIRS, DONE = range(5)


class ImportPage(Page):
    """Walks from a file of hers to people in the list; Cancel leaves nothing behind."""

    def __init__(self, parts: PeopleParts) -> None:
        super().__init__()
        self._parts = parts
        self._draft: FileDraft | None = None
        self._job: int | None = None
        self._number: int | None = None
        self._report: ImportReport | None = None
        self.stepper = Stepper(
            lambda: _("File"), lambda: _("Columns"), lambda: _("Check"), lambda: _("Duplicates"),
            lambda: _("Finished"),
        )  # fmt: skip
        self.file, self.columns, self.check = FileStep(), ColumnsStep(), CheckStep()
        self.pairs, self.done = PairsStep(), DoneStep()
        self.steps: tuple[Step, ...] = (
            self.file, self.columns, self.check, self.pairs, self.done,
        )  # fmt: skip
        self.error, self.spoilt = ErrorCard(), ErrorCard(lambda: _("Repair the accents"))
        self.next_button, self.back_button = Button("primary"), Button()
        self.cancel_button = Button("ghost")
        self._lay_out()
        self._connect()
        self._stand(FILE)

    @property
    def step(self) -> int:
        """Which step it is, from 0."""
        return self.stepper.current

    def title(self) -> str:
        return _("Import a list")

    def help_text(self) -> str:
        return _(
            "Choose a file and say where it comes from. The program tells what each column is; "
            "you correct what it got wrong. Nothing is saved before the last step, and the whole "
            "import can be undone."
        )

    def first_focus(self) -> QWidget:
        part = self.steps[self.step].first_focus()
        return part if part is not self.steps[self.step] else self.next_button

    def retranslate(self) -> None:
        super().retranslate()
        self.stepper.retranslate()
        for step in self.steps:
            step.retranslate()
        for card in (self.error, self.spoilt):
            card.phrases.say_again()
        self._tell_ready()

    def open_file(
        self, file: Path, *, repair: bool = False, sheet: str | None = None,
        encoding: str | None = None,
    ) -> None:  # fmt: skip
        """Open *file* away from the screen, to say early what is wrong with it."""
        self._draft = None
        self._hide_errors()
        work = partial(
            open_list, self._parts.database, file, repair=repair, sheet=sheet, encoding=encoding
        )
        self._run(work, self._take_draft, self._say_unreadable)

    def take_file(self, file: Path) -> None:
        """Begin with *file*, unless another list is on its way in."""
        if self._job is not None or FILE < self.step < DONE:
            words = _("A list is on its way in. Finish it or cancel it first.")
            self._parts.messages.show(OrganiserError(words))
            return
        if self.step == DONE:
            self._begin_anew()
        self.file.take(file)

    def go_on(self) -> None:
        """Do what the main button says."""
        if not self.steps[self.step].is_ready() or self._job is not None:
            return
        (self._leave_file, self._look_over, self._leave_check, self._bring_in, self._see_people)[
            self.step
        ]()

    def go_back(self) -> None:
        """Go back one step; what was said is kept."""
        if self._job is not None:
            self._stop()
        elif FILE < self.step < DONE:
            self._hide_errors()
            skipped = self.step == PAIRS and not self._has_pairs()
            self._stand(CHECK if skipped else self.step - 1)

    def cancel(self) -> None:
        """Forget the file; nothing of it was saved."""
        self._stop()
        self._begin_anew()
        self.wants_page.emit("people")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self._stop()
        else:
            super().keyPressEvent(event)

    def _leave_file(self) -> None:
        if self._draft is None:
            if self.file.file is not None:
                self.open_file(self.file.file)
            return
        self.columns.show_draft(self._draft)
        if is_recognised(self._draft):
            self._look_over()
        else:
            self._stand(COLUMNS)

    def _look_over(self) -> None:
        draft, origin = self._known()
        self._hide_errors()
        self.check.wait()
        self._stand(CHECK)
        progress = Progress()
        work = partial(files.look_over, self._parts.database, draft, origin, progress)
        self._run(work, self._take_review, self._say_stopped, progress)

    def _leave_check(self) -> None:
        assert self.check.review is not None
        self.pairs.show_pairs(self.check.review.report.pairs)
        if self._has_pairs():
            self._stand(PAIRS)
        else:
            self._bring_in()

    def _bring_in(self) -> None:
        draft, origin = self._known()
        self.done.wait()
        self._stand(DONE)
        progress = Progress()
        work = partial(bring_in, self._parts.database, draft, origin, progress, self.pairs.apart())
        self._run(work, self._take_report, self._say_stopped, progress)

    def _see_people(self) -> None:
        self._begin_anew()
        self.wants_page.emit("people")

    def _take_draft(self, draft: FileDraft) -> None:
        self._draft = draft
        self.pairs.forget()
        self.columns.show_draft(draft)
        self._tell_ready()

    def _take_review(self, review: Review) -> None:
        draft, _origin = self._known()
        self.check.show_review(draft, review)
        self._tell_ready()
        self.first_focus().setFocus()

    def _take_report(self, done: tuple[ImportReport, int | None]) -> None:
        report, number = done
        draft, _origin = self._known()
        self._report, self._number = report, number
        self.done.show_report(report, draft.path.name)
        self._stand(DONE)
        said = counted("{count} person brought in", "{count} people brought in", report.added)
        self._parts.messages.finished.emit(said)
        if number is None:
            self._parts.messages.say(said)
        else:
            self._parts.messages.say(said, self._undo, self._redo)

    def _undo(self) -> None:
        """Take the whole import back; it may be long, so it is done away from the screen."""
        if self._number is not None:
            progress = Progress()
            work = partial(undo.undo_act, self._parts.database, self._number, progress)
            self._run(work, self._say_undone, None, progress)

    def _redo(self) -> None:
        self._run(partial(undo.redo, self._parts.database), self._nothing, None)

    def _say_undone(self, _done: object) -> None:
        if self.step == DONE and self._report is not None:
            self.done.show_undone()
        self._parts.messages.say(_("The import was taken back"))

    def _nothing(self, _done: object) -> None:
        """The list hears of it by itself."""

    def _save_rejects(self, file: Path) -> None:
        draft, _origin = self._known()
        if self._report is not None:
            work = partial(files.save_rejects, draft, self._report, file)
            self._run(work, self._say_saved, None)

    def _say_saved(self, count: int) -> None:
        words = counted("{count} line written", "{count} lines written", count)
        self._parts.messages.say(words)

    def _open_otherwise(self, kind: str, value: str) -> None:
        if self._draft is not None:
            sheet, encoding = (value, None) if kind == "sheet" else (None, value)
            self.open_file(self._draft.path, sheet=sheet, encoding=encoding)

    def _say_unreadable(self, error: BaseException) -> None:
        if isinstance(error, WrongEncoding):
            self.spoilt.tell(Problem(str(error)))
        elif isinstance(error, OrganiserError):
            self.error.tell(Problem(str(error)))
        else:
            self._parts.messages.show(error)
        self._stand(FILE)

    def _say_stopped(self, error: BaseException) -> None:
        """Nothing is half done: go back to where she can try again."""
        if isinstance(error, OrganiserError) and not isinstance(error, Cancelled):
            self.error.tell(Problem(str(error)))
        elif not isinstance(error, OrganiserError):
            self._parts.messages.show(error)
        if self.step == DONE and self.check.review is not None:
            self._stand(CHECK)
        else:
            self._stand(COLUMNS)

    def _run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None,
        progress: Progress | None = None,
    ) -> None:
        self._job = self._parts.jobs.run(
            work,
            then=partial(self._end, then),
            owner=self,
            progress=progress,
            failed=partial(self._end, failed or self._parts.messages.show),
        )
        self._tell_ready()

    def _end(self, then: Callable[[Any], object], result: Any) -> None:
        self._job = None
        then(result)
        self._tell_ready()

    def _stop(self) -> None:
        if self._job is not None:
            self._parts.jobs.cancel(self._job)

    def _show_progress(self, done: int, total: int) -> None:
        if self._job is not None and self.step == CHECK:
            self.check.waiting.show_progress(done, total)
        elif self._job is not None and self.step == DONE:
            self.done.waiting.show_progress(done, total)

    def _begin_anew(self) -> None:
        self._draft, self._report, self._number = None, None, None
        self.file.forget()
        self.pairs.forget()
        self._hide_errors()
        self._stand(FILE)

    def _hide_errors(self) -> None:
        self.error.hide()
        self.spoilt.hide()

    def _repair(self) -> None:
        if self.file.file is not None:
            self.open_file(self.file.file, repair=True)

    def _known(self) -> tuple[FileDraft, Origin]:
        assert self._draft is not None
        assert self.file.origin is not None
        return self._draft, self.file.origin

    def _has_pairs(self) -> bool:
        review = self.check.review
        return review is not None and bool(review.report.pairs)

    def _stand(self, step: int) -> None:
        had_keys = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.stepper.go(step)
        self._stack.setCurrentIndex(step)
        self.back_button.setVisible(FILE < step < DONE)
        self.cancel_button.setVisible(step < DONE)
        self._promise.setText("" if step == DONE else _promise())
        self._tell_ready()
        if had_keys:
            self.first_focus().setFocus()

    def _tell_ready(self) -> None:
        step = self.steps[self.step]
        self.next_button.setText(self._next_words())
        is_free = self._job is None or self.step == FILE
        self.next_button.setEnabled(step.is_ready() and is_free)

    def _next_words(self) -> str:
        review = self.check.review
        is_last = self.step == PAIRS or (self.step == CHECK and not self._has_pairs())
        if is_last and review is not None:
            count = self.check.coming()
            if not count:
                return _("Nobody to import")
            return counted("Import {count} person", "Import {count} people", count)
        if self.step == FILE and self._draft is not None and is_recognised(self._draft):
            return self.columns.next_words()
        return self.steps[self.step].next_words()

    def _connect(self) -> None:
        DropPlace(
            self.file, LISTS, lambda files: self.file.take(files[0]), self._parts.messages.show,
            twin=self.file.browse_button,
        )  # fmt: skip
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        self.cancel_button.clicked.connect(self.cancel)
        self.file.file_chosen.connect(self.open_file)
        self.columns.other_asked.connect(self._open_otherwise)
        self.columns.file_asked.connect(partial(self._stand, FILE))
        self.check.waiting.stop_asked.connect(self._stop)
        self.done.waiting.stop_asked.connect(self._stop)
        self.done.undo_asked.connect(self._undo)
        self.done.rejects_wanted.connect(self._save_rejects)
        self.spoilt.acted.connect(self._repair)
        self._parts.jobs.busy.connect(self._show_progress)
        for step in self.steps:
            step.ready_changed.connect(self._tell_ready)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
        promise = self._promise = label(role="muted", wraps=True)
        self.phrases.text(promise, _promise)
        self.phrases.text(self.back_button, lambda: _("One step back"))
        self.phrases.text(self.cancel_button, lambda: _("Cancel"))
        foot = beside(
            promise, self.cancel_button, self.back_button,
            self.next_button, gap=10,
        )  # fmt: skip
        foot.setStretch(0, 1)
        whole = below(
            self.stepper, self.error, self.spoilt, self._stack, foot, gap=14,
            margins=(24, 16, 24, 14),
        )  # fmt: skip
        whole.setStretch(3, 1)
        self.setLayout(whole)


def _promise() -> str:
    return _("Nothing is saved before the last step. The whole import can be undone.")
