"""The form in which the ladder is defined: filled in with what stands, and what would change."""

from collections.abc import Callable, Iterator
from contextvars import copy_context
from dataclasses import asdict, fields, replace
from typing import Any

from django import forms

from organiser import paths
from organiser.domain.engagement import LADDER, Rung, Thresholds
from organiser.domain.ladder import (
    BOUNDS,
    LATEST_ACT,
    LONGEST_NAME,
    LONGEST_TEXT,
    OWN,
    Called,
    Ladder,
    Milestone,
    Said,
    Text,
    faults_of,
)
from organiser.domain.plain_text import storable
from organiser.i18n import LANGUAGES, _, number, speak
from organiser.words.ladder_faults import fault_words, text_label, threshold_label
from organiser.words.rungs import meaning_of, milestone_label, milestone_meaning, name_of

_TEXTS = ("name", "meaning", "act")


class LadderForm(forms.Form):
    """What an officer of the whole country types."""

    def __init__(self, ladder: Ladder, told: Any = None) -> None:
        """*ladder* is what stands; *told*, what was typed."""
        super().__init__(told, label_suffix="", initial=_initial(ladder))
        for name in BOUNDS:
            self.fields[name] = forms.IntegerField(label=threshold_label(name))
        for rung in LADDER:
            key = rung.name.lower()
            self._add_texts(key, _TEXTS)
            self.fields[f"{key}_act_days"] = forms.IntegerField(
                required=False, min_value=0, max_value=LATEST_ACT, label=text_label("act_days")
            )
        for milestone in Milestone:
            self._add_texts(milestone.value, _TEXTS[:2])

    def _add_texts(self, key: str, names: tuple[str, ...]) -> None:
        for name in names:
            most = LONGEST_NAME if name == "name" else LONGEST_TEXT
            for language in LANGUAGES:
                area = forms.Textarea({"rows": 2}) if name != "name" else forms.TextInput()
                self.fields[f"{key}_{name}_{language}"] = forms.CharField(
                    required=False, max_length=most, widget=area,
                    label=_in(language).format(what=text_label(name)),
                )  # fmt: skip

    def ladder(self) -> Ladder | None:
        """Return what was typed; None where a field says what is wrong with it."""
        if not self.is_valid():
            return None
        made = Ladder(
            Thresholds(**{name: self.cleaned_data[name] for name in BOUNDS}),
            {rung: self._said(rung) for rung in LADDER},
            {each: self._called(each) for each in Milestone},
        )
        for fault in faults_of(made):
            self.add_error(self._field_of(fault.where, fault.what), fault_words(fault))
        return None if self.errors else _without_own(made)

    def thresholds(self) -> Iterator[forms.BoundField]:
        """Yield the fields of the figures."""
        return (self[name] for name in BOUNDS)

    def parts(self) -> Iterator[tuple[str, list[list[forms.BoundField]]]]:
        """Yield the name of each rung and milestone with its fields, language beside language."""
        for rung in LADDER:
            key = rung.name.lower()
            days = [self[f"{key}_act_days"]]
            yield name_of(rung, OWN), [*self._beside(key, _TEXTS), days]
        for milestone in Milestone:
            yield milestone_label(milestone, OWN), self._beside(milestone.value, _TEXTS[:2])

    def _beside(self, key: str, names: tuple[str, ...]) -> list[list[forms.BoundField]]:
        return [[self[f"{key}_{name}_{language}"] for language in LANGUAGES] for name in names]

    def _said(self, rung: Rung) -> Said:
        key = rung.name.lower()
        texts = {name: self._text(key, name) for name in _TEXTS}
        return Said(**texts, act_days=self.cleaned_data[f"{key}_act_days"])

    def _called(self, milestone: Milestone) -> Called:
        return Called(**{name: self._text(milestone.value, name) for name in _TEXTS[:2]})

    def _text(self, key: str, name: str) -> Text:
        said = (self.cleaned_data[f"{key}_{name}_{language}"] for language in LANGUAGES)
        return Text(*(storable(each).replace("\r\n", "\n").strip() for each in said))

    def _field_of(self, where: str, what: str) -> str:
        for name in (where, f"{where}_{what}", f"{where}_{what}_fr"):
            if name in self.fields:
                return name
        raise AssertionError(where)


def changes(before: Ladder, after: Ladder) -> list[tuple[str, str, str]]:
    """Return what *after* changes: what it is called, how it was, how it will be."""
    old, new = _initial(before), _initial(after)
    return [
        (_label(name), _shown(old.get(name)), _shown(new.get(name)))
        for name in new if new[name] != old.get(name)
    ]  # fmt: skip


def filled(ladder: Ladder) -> Ladder:
    """Return *ladder* with the program's own words where it has none, in both languages."""
    return replace(
        ladder,
        rungs={rung: _filled_said(ladder, rung) for rung in LADDER},
        milestones={
            each: Called(
                _both(lambda each=each: milestone_label(each, ladder)),  # type: ignore[misc]
                _both(lambda each=each: milestone_meaning(each, ladder)),  # type: ignore[misc]
            )
            for each in Milestone
        },
    )


def _filled_said(ladder: Ladder, rung: Rung) -> Said:
    return replace(
        ladder.of(rung), name=_both(lambda: name_of(rung, ladder)),
        meaning=_both(lambda: meaning_of(rung, ladder)),
    )  # fmt: skip


def _without_own(ladder: Ladder) -> Ladder:
    """Return *ladder* without what the program says itself: later programs may say it better."""
    own = filled(OWN)
    return replace(
        ladder,
        rungs={
            rung: replace(
                said, name=_unlike(said.name, own.of(rung).name),
                meaning=_unlike(said.meaning, own.of(rung).meaning),
            )
            for rung, said in ladder.rungs.items()
        },
        milestones={
            each: Called(
                _unlike(called.name, own.called(each).name),
                _unlike(called.meaning, own.called(each).meaning),
            )
            for each, called in ladder.milestones.items()
        },
    )  # fmt: skip


def _unlike(text: Text, own: Text) -> Text:
    return Text() if text == own else text


def _both(say: Callable[[], str]) -> Text:
    return Text(*(copy_context().run(_said_in, language, say) for language in LANGUAGES))


def _said_in(language: str, say: Callable[[], str]) -> str:
    speak(language, paths.resources() / "locale")
    return say()


def _initial(ladder: Ladder) -> dict[str, Any]:
    said: dict[str, Any] = asdict(ladder.asks)
    whole = filled(ladder)
    parts: dict[str, Said | Called] = {
        **{rung.name.lower(): whole.of(rung) for rung in LADDER},
        **{each.value: whole.called(each) for each in Milestone},
    }
    for key, part in parts.items():
        for field in fields(part):
            value = getattr(part, field.name)
            if isinstance(value, Text):
                said[f"{key}_{field.name}_fr"] = value.fr
                said[f"{key}_{field.name}_en"] = value.en
            else:
                said[f"{key}_{field.name}"] = value
    return said


def _label(name: str) -> str:
    if name in BOUNDS:
        return threshold_label(name)
    for key, called in _keys():
        if name.startswith(key):
            return _("{where}: {what}").format(
                where=called, what=_what(name.removeprefix(f"{key}_"))
            )
    raise AssertionError(name)


def _keys() -> Iterator[tuple[str, str]]:
    yield from ((rung.name.lower(), name_of(rung, OWN)) for rung in LADDER)
    yield from ((each.value, milestone_label(each, OWN)) for each in Milestone)


def _what(name: str) -> str:
    text, _mark, language = name.rpartition("_")
    return (
        _in(language).format(what=text_label(text)) if language in LANGUAGES else text_label(name)
    )


def _in(language: str) -> str:
    return _("{what}, in French") if language == "fr" else _("{what}, in English")


def _shown(value: object) -> str:
    if isinstance(value, int):
        return number(value)
    return str(value) if value else _("as the program proposes")
