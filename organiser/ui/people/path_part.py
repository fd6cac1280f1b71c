"""The path she is on, on her card: its steps, and one key each for done, skipped and given up."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from organiser import clock
from organiser.database import Database
from organiser.domain.pathway import Mark, Stage, State
from organiser.i18n import _, short_date
from organiser.ui.forms.fields import LineField
from organiser.ui.people.acts import Acts
from organiser.ui.people.facts import Lines
from organiser.ui.people.small_form import SmallForm
from organiser.ui.phrases import Phrases
from organiser.ui.relative_date import ago
from organiser.ui.widgets.boxes import FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.paths import walking
from organiser.usecases.paths.offering import paths_for
from organiser.usecases.paths.reading import WalkRow
from organiser.usecases.people.card import PersonCard
from organiser.words.paths import mark_label, walk_words

KEYS = ("D", "S", "G")


class PathPart(QFrame):
    """Shows the walk whose step is due first; without one, the paths for her stage."""

    opened = Signal(QWidget)
    """A part that was opened is to be seen."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("subtle")
        self._database, self._acts = database, acts
        self._card: PersonCard | None = None
        self._walk: WalkRow | None = None
        self.phrases = Phrases()
        self._name, self._about = (
            label(role="strong", wraps=True),
            label(role="caption", wraps=True),
        )
        self._steps, self._others = Lines(4), Lines(2)
        self.done_button, self.skip_button = Button("", "check"), Button("", "arrow-right")
        self.leave_button = Button("ghost", "x")
        self.offers: list[Button] = []
        self._offered = Lines(4)
        self.word = LineField(lambda: _("Why, in a word"))
        self.leaving = SmallForm(
            lambda: _("Give this path up?"), lambda: _("Give it up"), [self.word]
        )
        self.phrases.text(self.done_button, lambda: _("Step done"))
        self.phrases.text(self.skip_button, lambda: _("Skip it"))
        self.phrases.text(self.leave_button, lambda: _("Give up the path"))
        self._lay_out()
        self.done_button.clicked.connect(partial(self.settle, Mark.DONE))
        self.skip_button.clicked.connect(partial(self.settle, Mark.SKIPPED))
        self.leave_button.clicked.connect(self.ask_why)
        self.leaving.kept.connect(self.give_up)
        self.hide()

    def show_person(self, card: PersonCard) -> None:
        """Show the path of *card*."""
        if self._card is None or self._card.id != card.id:
            self.leaving.hide()
        self._card = card
        open_ones = [row for row in card.standing.walks if row.is_open]
        self._walk = next(iter(open_ones), None)
        self._going.setVisible(self._walk is not None)
        if self._walk is not None:
            self._show_walk(self._walk)
        self._others.show_lines(_other_line(row) for row in open_ones[1:])
        self._show_offers(card, is_walking=self._walk is not None)
        self.setVisible(self._walk is not None or bool(self.offers))

    def settle(self, mark: Mark) -> None:
        """The next step is done, or is left out."""
        row = self._walk
        if row is None or row.stand.next is None:
            return
        work = partial(
            walking.settle_step, self._database, row.id, row.stand.next.place, mark
        )  # fmt: skip
        said = _("Step done") if mark is Mark.DONE else _("Step skipped")
        self._acts.do_and_say(work, lambda over: _("Path completed. Thank you!") if over else said)

    def ask_why(self) -> None:
        """Ask why the path is given up; a word is enough, and none will do."""
        if self._walk is not None:
            self.leaving.open_at([""])
            self.opened.emit(self.leaving)

    def give_up(self) -> None:
        """End the path."""
        if self._walk is not None:
            work = partial(walking.give_up, self._database, self._walk.id, self.word.value())
            if self._acts.did(work, _("Path given up")):
                self.leaving.hide()

    def take_key(self, text: str) -> bool:
        """Do what the key of a letter says; return whether it is one."""
        if self._walk is None or text.upper() not in KEYS:
            return False
        if text.upper() == "G":
            self.ask_why()
        else:
            self.settle(Mark.DONE if text.upper() == "D" else Mark.SKIPPED)
        return True

    def step_back(self) -> bool:
        """Close what is being asked; return whether anything was."""
        is_open = not self.leaving.isHidden()
        self.leaving.hide()
        return is_open

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.leaving.retranslate()

    def _show_walk(self, row: WalkRow) -> None:
        self._name.setText(row.path or _("A path"))
        self._about.setText(walk_words(row.stand, row.walk.started_on, row.carer))
        self._steps.show_lines(_step_line(stage, row) for stage in row.stand.stages)
        for part in (self._done, self._skip):
            part.setVisible(row.stand.next is not None)
        self._buttons.fit()

    def _show_offers(self, card: PersonCard, *, is_walking: bool) -> None:
        found = () if is_walking else paths_for(self._database, card.id, card.rung)
        self.offers = []
        self._offered.show_lines(self._offer(row.id, row.path.name) for row in found)
        self._offered.setVisible(bool(found))

    def _offer(self, path_id: UUID, name: str) -> QWidget:
        line, button = QWidget(), Button("link")
        button.setText(_("Put her on it"))
        button.setAccessibleName(_("Put her on the path: {path}").format(path=name))
        button.clicked.connect(partial(self._begin, path_id, name))
        self.offers.append(button)
        words = label(_("Path for this stage: {path}").format(path=name), wraps=True)
        box = beside(Picture("footprints", "accent_text", 16), below(words, beside(button, None),
                     gap=1), gap=8)  # fmt: skip
        box.setStretch(1, 1)
        line.setLayout(box)
        return line

    def _begin(self, path_id: UUID, name: str) -> None:
        assert self._card is not None
        work = partial(walking.put_on_path, self._database, path_id, [self._card.id])
        self._acts.do(work, _("On the path: {path}").format(path=name))

    def _lay_out(self) -> None:
        self._done, self._skip = _keyed("D", self.done_button), _keyed("S", self.skip_button)
        self._buttons = FlowBox(self._done, self._skip, _keyed("G", self.leave_button), gap=6)
        picture = Picture("footprints", "accent_text", 18, "accent_soft")
        head = beside(picture, below(self._name, self._about, gap=1), gap=10)
        head.setStretch(1, 1)
        head.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self._going = QWidget()
        self._going.setLayout(
            below(head, self._steps, self._buttons, self.leaving, self._others, gap=8)
        )
        self.leaving.hide()
        self.setLayout(below(self._going, self._offered, gap=6, margins=(10, 10, 10, 10)))


def _keyed(key: str, button: Button) -> QWidget:
    part = QWidget()
    part.setLayout(beside(KeyCap(key), button, gap=4))
    return part


def _step_line(stage: Stage, row: WalkRow) -> QWidget:
    is_next = stage.place == (row.stand.next.place if row.stand.next is not None else -1)
    icon, ink = _look(stage, is_next=is_next)
    line, picture = QWidget(), Picture(icon, ink, 16)
    title = label(stage.step.title, "strong" if is_next else "body", wraps=True)
    late = is_next and row.stand.is_late
    when = label(_when(stage, row, late=late), "error" if late else "caption", wraps=True)
    box = beside(picture, below(title, when, gap=0), gap=8)
    box.setStretch(1, 1)
    box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    line.setLayout(box)
    return line


def _look(stage: Stage, *, is_next: bool) -> tuple[str, str]:
    if stage.settled is not None:
        done = stage.settled.mark is Mark.DONE
        return ("circle-check", "success") if done else ("arrow-right", "text3")
    if stage.is_barred:
        return "ban", "text3"
    return ("arrow-right", "accent_text") if is_next else ("clock", "text3")


def _when(stage: Stage, row: WalkRow, *, late: bool) -> str:
    today, settled = clock.today(), stage.settled
    if settled is not None:
        parts = (mark_label(settled.mark), short_date(settled.on), settled.by, settled.note)
        return " · ".join(filter(None, parts))
    if stage.is_barred:
        return _("left out: she does not want to be contacted like that")
    if stage.due_on is None or row.stand.state is State.RESTING:
        return ""
    when = ago(stage.due_on, today)
    if late:
        return _("late · {when}").format(when=when)
    return _("by {day} · {when}").format(day=short_date(stage.due_on), when=when)


def _other_line(row: WalkRow) -> QWidget:
    words = _("Also on the path: {path}").format(path=row.path or _("A path"))
    return label(words, "caption", wraps=True)
