"""A rule said as a sentence: "the volunteers, living in Betton, without news for 60 days"."""

from collections.abc import Mapping, Sequence
from functools import singledispatch
from uuid import UUID

from organiser.domain.engagement import Rung
from organiser.domain.segments import rules
from organiser.domain.segments.rules import (
    AllOf,
    AnyOf,
    Condition,
    Not,
    OnRung,
    Rule,
    StepTime,
    TraitKind,
    Way,
)
from organiser.domain.themes import REMOVED
from organiser.i18n import _, counted
from organiser.words.labels import (
    action_label,
    basis_label,
    channel_label,
    origin_label,
    relation_label,
)
from organiser.words.rungs import is_renamed, rung_label

Names = Mapping[UUID, str]
"""What the people, actions and lists that a rule speaks of are called."""


def sentence(rule: Rule, names: Names | None = None) -> str:
    """Return *rule* in words: who they are first, then what is true of them."""
    names = names or {}
    if rule == AnyOf():
        return _("people chosen by hand")
    parts = rule.parts if isinstance(rule, AllOf) else (rule,)
    if not parts:
        return _("everybody")
    head = next((part for part in parts if isinstance(part, OnRung)), None)
    rest = [clause(part, names) for part in parts if part is not head]
    who = rung_words(head) if head is not None else _("the people")
    if not rest:
        return who
    return _("{who}, {clauses}").format(who=who, clauses=", ".join(rest))


def clause(rule: Rule, names: Names | None = None) -> str:
    """Return what *rule* says of somebody, as a part of a sentence."""
    names = names or {}
    if isinstance(rule, Not):
        denied = clause(rule.part, names)
        bare = denied if denied.startswith("(") else f"({denied})"
        return _("but not {clause}").format(clause=bare)
    if isinstance(rule, AllOf):
        return ", ".join(clause(part, names) for part in rule.parts) or _("everybody")
    if isinstance(rule, AnyOf):
        either = _(" or ").join(clause(part, names) for part in rule.parts) or _("nobody")
        return f"({either})" if len(rule.parts) > 1 else either
    named = _named(rule)
    if named is not None:
        return _about(rule, names.get(named, _("somebody or something that is gone")))
    return _said(rule)


def rung_words(rule: OnRung) -> str:
    """Return the people of some rungs: "the volunteers, relays and ambassadors"."""
    if rule.highest is Rung.AMBASSADOR and rule.lowest < Rung.RELAY:
        return _("the {rungs} and above").format(rungs=_people_on(rule.lowest))
    words = [_people_on(Rung(rung)) for rung in range(rule.lowest, rule.highest + 1)]
    return _("the {rungs}").format(rungs=_listed(words, _(" and ")))


def _people_on(rung: Rung) -> str:
    """Return who stands on *rung*; a name of headquarters is quoted, for its plural is unknown."""
    if is_renamed(rung):
        return _("people of the stage “{name}”").format(name=rung_label(rung))
    return _PLURALS[rung]()


def trait_kind_words(kind: str) -> str:
    """Return what one trait of a person is, as she may read it."""
    if kind == REMOVED:
        return _("Theme taken away: not to be deduced again")
    return trait_words(TraitKind(kind)) if kind in set(TraitKind) else _("Noted")


def trait_words(kind: TraitKind) -> str:
    """Return what a word of *kind* is called."""
    return {
        TraitKind.THEME: _("Theme"),
        TraitKind.SKILL: _("Skill"),
        TraitKind.LANGUAGE: _("Language"),
        TraitKind.AVAILABILITY: _("Availability"),
        TraitKind.TAG: _("Tag"),
    }[kind]


_PLURALS = {
    Rung.CONTACT: lambda: _("contacts"),
    Rung.SIGNED_UP: lambda: _("sign-ups"),
    Rung.SUPPORTER: lambda: _("supporters"),
    Rung.VOLUNTEER: lambda: _("volunteers"),
    Rung.RELAY: lambda: _("relays"),
    Rung.AMBASSADOR: lambda: _("ambassadors"),
}


def _named(rule: Condition) -> UUID | None:
    """Return what a condition names that has a name of its own, or None."""
    if isinstance(rule, rules.FollowedBy):
        return rule.person
    if isinstance(rule, rules.WasAt):
        return rule.action
    if isinstance(rule, rules.IsOnList):
        return rule.segment
    return rule.outreach if isinstance(rule, rules.IsLeftOf) else None


def _about(rule: Condition, name: str) -> str:
    if isinstance(rule, rules.FollowedBy):
        return _("followed by {name}").format(name=name)
    if isinstance(rule, rules.WasAt):
        return _("who came or will come to “{name}”").format(name=name)
    if isinstance(rule, rules.IsOnList):
        return _("on the frozen list “{name}”").format(name=name)
    return _("still to be reached in “{name}”").format(name=name)


@singledispatch
def _said(rule: Condition) -> str:
    raise TypeError(type(rule).__name__)


@_said.register
def _rung(rule: OnRung) -> str:
    return _("among {people}").format(people=rung_words(rule))


@_said.register
def _town(rule: rules.LivesIn) -> str:
    return _("living in {towns}").format(towns=_listed(rule.towns, _(" or ")))


@_said.register
def _postcode(rule: rules.HasPostcode) -> str:
    return _("with a postcode that begins with {start}").format(start=rule.start)


@_said.register
def _street(rule: rules.LivesInStreet) -> str:
    return _("in the street “{street}”").format(street=rule.street)


@_said.register
def _took_part(rule: rules.TookPart) -> str:
    kinds = _listed([action_label(kind).lower() for kind in rule.kinds], _(" or "))
    came = counted("who came to {count} action or more", "who came to {count} actions or more",
                   rule.times)  # fmt: skip
    if kinds:
        came = _("{came} of: {kinds}").format(came=came, kinds=kinds)
    if not rule.days:
        return came
    within = counted("in the last {count} day", "in the last {count} days", rule.days)
    return f"{came} {within}"


@_said.register
def _trained(rule: rules.Trained) -> str:
    if not rule.course.strip():
        return _("who followed a training")
    return _("who followed the training “{course}”").format(course=rule.course)


@_said.register
def _has(rule: rules.Has) -> str:
    return {
        TraitKind.THEME: _("with the theme “{word}”"),
        TraitKind.SKILL: _("with the skill “{word}”"),
        TraitKind.LANGUAGE: _("speaking “{word}”"),
        TraitKind.AVAILABILITY: _("free: “{word}”"),
        TraitKind.TAG: _("with the tag “{word}”"),
    }[rule.trait].format(word=rule.value)


@_said.register
def _agreed(rule: rules.AgreedTo) -> str:
    return _("who agreed to: {channel}").format(channel=channel_label(rule.channel))


@_said.register
def _refuses(rule: rules.Refuses) -> str:
    return _("who refused: {channel}").format(channel=channel_label(rule.channel))


@_said.register
def _basis(rule: rules.StandsOn) -> str:
    return _("with: {basis}").format(basis=basis_label(rule.basis))


@_said.register
def _no_news(rule: rules.NoNewsFor) -> str:
    return counted("without news for {count} day", "without news for {count} days", rule.days)


@_said.register
def _followed(_rule: rules.FollowedBy) -> str:
    return _("followed by nobody")


@_said.register
def _step(rule: rules.StepIs) -> str:
    return {
        StepTime.NONE: _("without a next step on a day"),
        StepTime.DUE: _("with a next step that is due"),
        StepTime.COMING: _("with a next step to come"),
    }[rule.time]


@_said.register
def _origin(rule: rules.CameFrom) -> str:
    origins = [origin_label(origin) for origin in rule.origins]
    return _("known from {origins}").format(origins=_listed(origins, _(" or ")))


@_said.register
def _relation(rule: rules.IsRelation) -> str:
    relations = [relation_label(relation) for relation in rule.relations]
    return _("with: {basis}").format(basis=_listed(relations, _(" or ")))


@_said.register
def _reach(rule: rules.HasReach) -> str:
    return {
        Way.PHONE: _("with a phone number"),
        Way.MOBILE: _("with a mobile number"),
        Way.EMAIL: _("with an e-mail address"),
        Way.ADDRESS: _("with a postal address"),
    }[rule.way]


@_said.register
def _added(rule: rules.AddedWithin) -> str:
    return counted("added in the last {count} day", "added in the last {count} days", rule.days)


@_said.register
def _wrong(_rule: rules.NumberIsWrong) -> str:
    return _("with a number to correct")


def _listed(words: Sequence[str], last: str) -> str:
    """Return "a, b or c"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + last + words[-1]
