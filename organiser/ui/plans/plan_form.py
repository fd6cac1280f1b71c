"""The form of an action: what, when, where, and what it takes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from organiser.domain.action import ActionKind, Kind
from organiser.domain.plan import MOST_NEEDED, Plan
from organiser.i18n import _
from organiser.ui.forms.fields import (
    CheckField,
    DateField,
    Field,
    LineField,
    NoteField,
    NumberField,
)
from organiser.ui.forms.form_row import FormRow
from organiser.ui.people.noting import HoursField
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.plans.fields import ClockField, CourseField, KindField
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label

NOTE = 2000
TEACHING = frozenset({ActionKind.MEETING, ActionKind.OTHER})
Courses = Sequence[tuple[str, str]]
"""Each with its key and its title."""
_NEW_ONLY = "material"
_BESIDE = {"starts": "ends", "place": "city"}
"""Fields that stand beside each other."""


class PlanForm(QWidget):
    """Asks for a new action, or for what is said of one now; nothing is written before *kept*."""

    kept = Signal()
    closed = Signal()
    kinds_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.is_new = True
        self.kind, self.course = KindField(), CourseField()
        self.fields = _fields(self.kind, self.course)
        self.rows = {name: FormRow(field) for name, field in self.fields.items()}
        self._title = label(role="h2", wraps=True)
        self.keep_button, self.close_button = Button("primary", "check"), Button("ghost")
        self.kinds_button = Button("link")
        self.phrases.put(self._title.setText, self._said_title)
        self.phrases.put(self.keep_button.setText, self._said_act)
        self.phrases.text(self.close_button, lambda: _("Close"))
        self.phrases.text(self.kinds_button, lambda: _("Kinds of action…"))
        self._lay_out()
        self.keep_button.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.closed)
        self.kinds_button.clicked.connect(self.kinds_asked)
        self.kind.changed.connect(self._fit)

    def ask_new(self, on: date, kinds: Sequence[Kind], courses: Courses = ()) -> None:
        """Ask for an action of the day *on*."""
        self.course.offer(courses)
        self._open(Plan(Kind(ActionKind.DOOR_TO_DOOR), on), kinds, is_new=True)

    def ask_change(self, plan: Plan, kinds: Sequence[Kind], courses: Courses = ()) -> None:
        """Ask what is said of an action now."""
        self.course.offer(courses)
        self._open(plan, kinds, is_new=False)

    def offer(self, kinds: Sequence[Kind]) -> None:
        """Offer *kinds*."""
        self.kind.offer(kinds)

    def plan(self) -> Plan:
        """Return what is asked for."""
        values = {name: field.value() for name, field in self.fields.items()}
        return Plan(
            **values | {
                "skills": tuple(filter(None, map(str.strip, values["skills"].split(",")))),
                "material": tuple(filter(None, map(str.strip, values["material"].split(",")))),
                "course": values["course"] if self._may_teach() else "",
            }
        )  # fmt: skip

    def keep(self) -> None:
        """Keep what was typed, or say what is wrong with it."""
        wrong = [row for row in self.rows.values() if not row.check()]
        if wrong:
            wrong[0].field.editor.setFocus()
            wrong[0].announce()
        else:
            self.kept.emit()

    def first_field(self) -> QWidget:
        """Return where she begins."""
        return self.kind.editor

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for row in self.rows.values():
            row.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        in_lines = isinstance(self.focusWidget(), QPlainTextEdit)
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (with_control or not in_lines):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, plan: Plan, kinds: Sequence[Kind], *, is_new: bool) -> None:
        self.is_new = is_new
        self.kind.offer(kinds)
        for name, field in self.fields.items():
            value = getattr(plan, name)
            field.put(", ".join(value) if isinstance(value, tuple) else value)
            self.rows[name].say_problem("")
        self.rows[_NEW_ONLY].setVisible(is_new)
        self.rows["hours"].setVisible(not is_new)
        self._fit()
        self._title.setText(self._said_title())
        self.keep_button.setText(self._said_act())
        self.first_field().setFocus()

    def _may_teach(self) -> bool:
        return self.kind.value().counts_as in TEACHING

    def _fit(self) -> None:
        """Only a meeting, or what is none of the others, teaches something."""
        self.rows["course"].setVisible(self._may_teach())

    def _said_title(self) -> str:
        return _("Plan an action") if self.is_new else _("Change the action")

    def _said_act(self) -> str:
        return _("Plan it") if self.is_new else _("Save the changes")

    def _lay_out(self) -> None:
        inside = QWidget()
        box = below(gap=12, margins=(18, 4, 18, 18))
        for name, row in self.rows.items():
            if name in _BESIDE:
                box.addLayout(_pair(row, self.rows[_BESIDE[name]]))
            elif name not in _BESIDE.values():
                box.addWidget(row)
            if name == "kind":
                box.addLayout(beside(self.kinds_button, None))
        box.addLayout(beside(self.keep_button, self.close_button, None))
        box.addStretch(1)
        inside.setLayout(box)
        head = below(self._title, margins=(18, 14, 18, 4))
        whole = below(head, scrolling(inside), gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    both = beside(left, right, gap=12)
    for row in (left, right):
        both.setAlignment(row, Qt.AlignmentFlag.AlignTop)
    both.setStretch(0, 1)
    both.setStretch(1, 1)
    return both


def _fields(kind: KindField, course: CourseField) -> dict[str, Field[Any]]:
    commas: Phrase = lambda: _("Several: with commas between them.")  # noqa: E731
    return {
        "kind": kind,
        "on": DateField(
            lambda: _("Day"), hint=lambda: _("As you like: 3/11, 3 nov, yesterday."), required=True
        ),
        "starts": ClockField(lambda: _("Begins at"), hint=lambda: _("As you like: 9h30, 14.")),
        "ends": ClockField(
            lambda: _("Ends at"), hint=lambda: _("Earlier than it begins: the next day.")
        ),
        "title": LineField(
            lambda: _("Name of the action"), hint=lambda: _("Without one, its kind says it.")
        ),
        "theme": LineField(
            lambda: _("Theme of the action"),
            hint=lambda: _("What it is about, if it has one: housing, school, transport."),
        ),
        "place": LineField(lambda: _("Place to meet")),
        "city": LineField(lambda: _("Commune")),
        "needed": NumberField(lambda: _("People it takes"), 1, MOST_NEEDED),
        "course": course,
        "skills": LineField(lambda: _("Skills it takes"), hint=commas),
        "material": LineField(lambda: _("Material"), hint=commas),
        "hours": HoursField(),
        "is_public": CheckField(
            lambda: _("Announce on the site"),
            hint=lambda: _(
                "The committee’s page shows its name, day, hours and commune; no place to meet."
            ),
        ),
        "note": NoteField(lambda: _("Note"), NOTE),
    }
