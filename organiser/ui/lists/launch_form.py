"""Asks what a drive is to be: its title, its words, who does it, from when to when."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from organiser.domain.consent import Purpose
from organiser.domain.online import Line
from organiser.domain.outreach import Use
from organiser.domain.segments.rules import Rule
from organiser.i18n import _
from organiser.ui.forms.fields import ChoiceField, DateField, LineField, NoteField
from organiser.ui.lists.asked_card import AskedCard
from organiser.ui.lists.parts import AskedDrive, ListParts
from organiser.ui.lists.register_card import RegisterCard
from organiser.ui.people.acts import Acts
from organiser.ui.people.small_form import SmallForm
from organiser.usecases.outreach.launching import (
    LONGEST_TITLE,
    LONGEST_WORDS,
    Plan,
    launch,
)
from organiser.words.outreach import purpose_label, use_label

_WRITTEN = (Use.EMAIL, Use.LETTER, Use.TEXT)


class LaunchForm(SmallForm):
    """Launches a drive when it is kept."""

    def __init__(self, parts: ListParts, launched: Callable[[Use, object], object]) -> None:
        self._parts, self._launched = parts, launched
        self._rule: Rule | None = None
        self._why = ""
        self._use = Use.CALL
        self._asked: AskedDrive | None = None
        self.asked, self.register = AskedCard(), RegisterCard()
        self.drive_title = LineField(lambda: _("Title of the drive"), required=True)
        self.goal = LineField(
            lambda: _("Goal"), example=lambda: _("Twenty volunteers for Saturday")
        )
        self.purpose = ChoiceField(
            lambda: _("What for"),
            [(each, partial(purpose_label, each)) for each in (Purpose.NEWS, Purpose.VOLUNTEER)],
        )
        self.subject = LineField(lambda: _("Subject of the e-mail"))
        self.words = NoteField(
            self._words_name, LONGEST_WORDS,
            hint=lambda: _("What the law wants said is added by itself."),
        )  # fmt: skip
        self.team = LineField(lambda: _("Who does it"))
        self.starts_on, self.ends_on = (
            DateField(lambda: _("First day")), DateField(lambda: _("Last day")),
        )  # fmt: skip
        fields = (self.drive_title, self.goal, self.purpose, self.subject, self.words, self.team,
                  self.starts_on, self.ends_on)  # fmt: skip
        super().__init__(self._heading, lambda: _("Launch"), fields)
        self.keep_button.set_kind("primary")
        self.keep_button.set_icon("megaphone")
        self.kept.connect(self._launch)
        self.closed.connect(self._forget)
        self.register.box.activated.connect(lambda _place: self._take_message())
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(1, self.asked)
        box.insertWidget(2, self.register)
        self.hide()

    def ask(self, rule: Rule, why: str, use: Use, asked: AskedDrive | None = None) -> None:
        """Ask how the people of *rule* are to be reached by *use*.

        *asked*: a drive that headquarters asks for; the form is filled in as it says.
        """
        self._rule, self._why, self._asked = rule, why, asked
        self.asked.show_drive(asked)
        self._turn_to(use)
        if asked is None:
            self.open_at(("", "", Purpose.NEWS, "", "", "", None, None))
        else:
            brief = asked.brief
            self.open_at((
                asked.title[:LONGEST_TITLE], brief.goal, Purpose.NEWS, brief.subject, brief.words,
                "", brief.starts_on, brief.ends_on,
            ))  # fmt: skip
        self._take_message()

    def aim(self, rule: Rule, why: str, use: Use, lines: Sequence[Line]) -> None:
        """Follow the list while a drive that is asked for is open; what was typed stays.

        A form that she opened herself is about the list as it was then.
        """
        if self._asked is None:
            return
        before = self.register.line()
        self.register.show_lines(lines)
        self._rule, self._why = rule, why
        if use is not self._use:
            self._turn_to(use)
        if self.register.line() != before:
            self._take_message()

    def retranslate(self) -> None:
        super().retranslate()
        self.asked.retranslate()
        self.register.retranslate()

    def _take_message(self) -> None:
        """Of a line of the register, its message is sent word for word."""
        line = self.register.line()
        for field in (self.subject, self.words):
            field.editor.setEnabled(line is None)
        self.rows[2].setVisible(line is None)
        if line is not None:
            self.subject.put(line.subject)
            self.words.put(line.words)

    def _forget(self) -> None:
        self._asked = None
        self.asked.show_drive(None)

    def _turn_to(self, use: Use) -> None:
        self._use = use
        self.rows[3].setVisible(use is Use.EMAIL)
        self.rows[4].setVisible(use in (*_WRITTEN, Use.CALL))
        self.retranslate()

    def _launch(self) -> None:
        assert self._rule is not None
        line = self.register.line()
        plan = Plan(
            self.drive_title.value(), self._use, self._rule, self._why, self.goal.value(),
            self.purpose.value(), self.subject.value(), self.words.value(), self.team.value(),
            self.starts_on.value(), self.ends_on.value(),
            self._asked.series if self._asked is not None else None,
            line.series if line is not None else None,
        )  # fmt: skip
        acts = Acts(self._parts.database, self._parts.messages)
        said = _("Drive launched: {title}").format(title=plan.title.strip())
        made = acts.do(partial(launch, self._parts.database, plan), said)
        if made is not None:
            self.close_form()
            self._launched(self._use, made)

    def _heading(self) -> str:
        return _("New drive: {use}").format(use=use_label(self._use).lower())

    def _words_name(self) -> str:
        if self._use is Use.CALL:
            return _("What to say")
        return _("The text")
