"""Asks what a drive is to be: its title, its words, who does it, from when to when."""

from collections.abc import Callable
from functools import partial

from organiser.domain.consent import Purpose
from organiser.domain.outreach import Use
from organiser.domain.segments.rules import Rule
from organiser.i18n import _
from organiser.ui.forms.fields import ChoiceField, DateField, LineField, NoteField
from organiser.ui.lists.parts import ListParts
from organiser.ui.people.acts import Acts
from organiser.ui.people.small_form import SmallForm
from organiser.usecases.outreach.launching import LONGEST_WORDS, Plan, launch
from organiser.words.outreach import purpose_label, use_label

_WRITTEN = (Use.EMAIL, Use.LETTER, Use.TEXT)


class LaunchForm(SmallForm):
    """Launches a drive when it is kept."""

    def __init__(self, parts: ListParts, launched: Callable[[Use, object], object]) -> None:
        self._parts, self._launched = parts, launched
        self._rule: Rule | None = None
        self._why = ""
        self._use = Use.CALL
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
        self.hide()

    def ask(self, rule: Rule, why: str, use: Use) -> None:
        """Ask how the people of *rule* are to be reached by *use*."""
        self._rule, self._why, self._use = rule, why, use
        self.rows[3].setVisible(use is Use.EMAIL)
        self.rows[4].setVisible(use in (*_WRITTEN, Use.CALL))
        self.retranslate()
        self.open_at(("", "", Purpose.NEWS, "", "", "", None, None))

    def _launch(self) -> None:
        assert self._rule is not None
        plan = Plan(
            self.drive_title.value(), self._use, self._rule, self._why, self.goal.value(),
            self.purpose.value(), self.subject.value(), self.words.value(), self.team.value(),
            self.starts_on.value(), self.ends_on.value(),
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
