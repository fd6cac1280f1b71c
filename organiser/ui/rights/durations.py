"""How long people are kept: the figures, who is due to go and why, and letting them go."""

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from organiser.domain.retention import LEAST, MOST, Rule
from organiser.i18n import _, counted, number, short_date
from organiser.progress import Progress
from organiser.ui.forms.fields import NumberField
from organiser.ui.people.acts import Acts
from organiser.ui.phrases import Phrases
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.rights.parts import RightsParts
from organiser.ui.shell.question import Question
from organiser.ui.tables.columns import Column, LinesCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases.rights import keeping
from organiser.usecases.rights.erasing import Erased
from organiser.usecases.rights.keeping import Kept
from organiser.words.rights import rule_label

_ROW = 44


class Durations(QWidget):
    """Shows first, erases only when she says so."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self.phrases = Phrases()
        self._is_reading = False
        self._due: tuple[Kept, ...] = ()
        self.model: RowsModel[Kept] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("People kept for too long"),
            EmptyState("circle-check", lambda: _("Nobody is kept for too long"),
                       lambda: _("Nobody stays in the list beyond the days at the right.")),
            row=_ROW,
        )  # fmt: skip
        self.rules = {rule: Button("link") for rule in Rule}
        self.days = {rule: label(wraps=True) for rule in Rule}
        for rule, button in self.rules.items():
            button.clicked.connect(partial(self.ask_days, rule))
        self._title, self._hint = label(role="h3", wraps=True), label(role="muted", wraps=True)
        self.phrases.text(self._title, lambda: _("For how long"))
        self.phrases.text(
            self._hint,
            lambda: _("The law and the authority set the longest; you may choose less, never "
                      "more. Nobody is erased by itself: look at the list, then say so."),
        )  # fmt: skip
        self.list.opened.connect(
            lambda index: parts.show_person(self.model.row_at(index).person_id)
        )
        self.erase_button = Button("danger", "trash-2")
        self.erase_button.clicked.connect(self.ask_purge)
        self._lay_out()

    def read_again(self) -> None:
        """Look through everybody, away from the screen."""
        self._say_days()
        if not self._is_reading:
            self._is_reading = True
            self.list.wait()
            self._parts.jobs.run(
                partial(keeping.preview, self._parts.database),
                then=self._take, owner=self, failed=self._fail,
            )  # fmt: skip

    def ask_days(self, rule: Rule) -> None:
        """Ask for fewer days by *rule*."""
        words = _("Days, from {least} to {most}").format(least=LEAST, most=number(MOST[rule]))
        field = NumberField(lambda: words, LEAST, MOST[rule], required=True)
        field.put(keeping.durations(self._parts.database)[rule])
        FormDialog(
            self, rule_label(rule), _("Keep for so long"), (field,), partial(self._shorten, rule)
        ).open()

    def ask_purge(self) -> None:
        """Ask, then erase who is due to go."""
        count = len(self._going())
        Question(
            self,
            counted("Erase {count} person?", "Erase {count} people?", count),
            _("Their cards and their history go for good; it cannot be taken back. They may come "
              "in again with a later list."),
            counted("Erase {count} person", "Erase {count} people", count),
            _("Keep them for now"),
            erases=True,
        ).ask(self.purge)  # fmt: skip

    def purge(self) -> None:
        """Erase who is shown and still due."""
        progress = Progress()
        people = tuple(kept.person_id for kept in self._going())
        self._parts.jobs.run(
            partial(keeping.purge, self._parts.database, people, progress),
            then=self._say_purged, owner=self, progress=progress,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self._say_days()
        self._say_count()

    def _shorten(self, rule: Rule, days: int) -> None:
        keeping.shorten(self._parts.database, rule, days)
        self._acts.affirm(_("Kept for less time from now on"))

    def _take(self, found: tuple[Kept, ...]) -> None:
        self._is_reading = False
        self._due = found
        self.model.show(found)
        self.list.settle()
        self._say_count()

    def _fail(self, error: BaseException) -> None:
        self._take(())
        self._parts.messages.show(error)

    def _say_purged(self, done: Erased) -> None:
        words = counted("{count} person erased", "{count} people erased", done.people)
        self._parts.messages.say(words)

    def _going(self) -> list[Kept]:
        """Who agreed is asked again, not erased."""
        return [kept for kept in self._due if kept.goes]

    def _say_count(self) -> None:
        count = len(self._going())
        self.erase_button.setVisible(count > 0)
        self.erase_button.setText(counted("Erase {count} person…", "Erase {count} people…", count))

    def _say_days(self) -> None:
        days = keeping.durations(self._parts.database)
        for rule, button in self.rules.items():
            said = counted("{count} day", "{count} days", days[rule])
            self.days[rule].setText(f"{rule_label(rule)} · {said}")
            button.setText(_("Shorten…"))
            button.setAccessibleName(f"{button.text()} {rule_label(rule)}, {said}")

    def _lay_out(self) -> None:
        left, inside, whole = QWidget(), QWidget(), Card(self.list, gap=0, padding=2)
        box = below(whole, beside(self.erase_button, None), gap=12)
        box.setStretch(0, 1)
        left.setLayout(box)
        rules = (_line(self.days[rule], button) for rule, button in self.rules.items())
        inside.setLayout(
            below(self._title, self._hint, 4, *rules, None, gap=8, margins=(16, 14, 16, 16))
        )
        sides = Sides(left, Card(scrolling(inside), padding=2), (5, 3))
        self.setLayout(below(sides, gap=0))


def _line(days: QLabel, button: Button) -> QBoxLayout:
    box = beside(days, button)
    box.setStretch(0, 1)
    return box


def _columns() -> list[Column[Kept]]:
    return [
        Column(lambda: _("Person"), lambda kept: kept.name,
               lambda kept: LinesCell(kept.name or _("Without a name"), strong=True),
               stretches=True),
        Column(lambda: _("Rule"), lambda kept: rule_label(kept.due.rule), width=280),
        Column(lambda: _("Since"), lambda kept: short_date(kept.due.since), width=120),
    ]  # fmt: skip
