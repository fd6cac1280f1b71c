"""The kinds of condition she can choose from: what each asks for, and what that comes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from organiser.domain.action import ActionKind
from organiser.domain.consent import FORBIDDEN_ORIGINS, Basis, Channel, Origin, Relation
from organiser.domain.engagement import LADDER, Rung
from organiser.domain.segments import rules
from organiser.domain.segments.rules import Condition, OnRung, TraitKind
from organiser.i18n import _
from organiser.ui.forms.fields import ChoiceField, Field, LineField, NumberField
from organiser.ui.lists.word_field import WordField
from organiser.ui.phrases import Phrase
from organiser.usecases.segments.offers import Offers
from organiser.words.labels import (
    action_label,
    basis_label,
    channel_label,
    origin_label,
    relation_label,
)
from organiser.words.segments import clause, rung_words, trait_words

Fields = Sequence[Field[Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of condition."""

    condition: type[Any]
    name: Phrase
    fields: Callable[[Offers], Fields]
    make: Callable[..., Condition]
    """Makes the condition of what the fields come to."""
    values: Callable[[Any], Sequence[Any]]
    """What the fields show of a condition."""
    trait: TraitKind | None = None
    is_possible: Callable[[Offers], bool] = lambda _offers: True
    """Whether the file holds anything to choose."""

    def is_of(self, condition: Condition) -> bool:
        """Return whether *condition* is of this kind."""
        same = type(condition) is self.condition
        return same and getattr(condition, "trait", None) in (None, self.trait)


def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order in which they are offered."""
    return (*_who(), *(_word_kind(trait) for trait in TraitKind), *_deeds(), *_contact(), *_data())


def _who() -> tuple[Kind, ...]:
    return (
        Kind(OnRung, lambda: _("Stage"), lambda _offers: (_rungs(),), lambda rung: rung,
             lambda rung: (rung,)),
        Kind(rules.LivesIn, lambda: _("Town"),
             lambda offers: (WordField(lambda: _("Town"), offers.towns),),
             lambda towns: rules.LivesIn(_split(towns)), lambda it: (", ".join(it.towns),)),
        Kind(rules.HasPostcode, lambda: _("Postcode"),
             lambda _offers: (_line(lambda: _("Postcode, or how it begins")),),
             rules.HasPostcode, lambda it: (it.start,)),
        Kind(rules.LivesInStreet, lambda: _("Street"),
             lambda _offers: (_line(lambda: _("Street")),), rules.LivesInStreet,
             lambda it: (it.street,)),
    )  # fmt: skip


def _word_kind(trait: TraitKind) -> Kind:
    return Kind(
        rules.Has, partial(trait_words, trait),
        lambda offers: (WordField(partial(trait_words, trait), offers.words.get(trait, ())),),
        partial(rules.Has, trait), lambda it: (it.value,), trait,
    )  # fmt: skip


def _deeds() -> tuple[Kind, ...]:
    return (
        Kind(rules.TookPart, lambda: _("Came to actions"), _took_part_fields,
             lambda kind, times, days: rules.TookPart((kind,) if kind else (), times, days or 0),
             lambda it: (it.kinds[0] if it.kinds else None, it.times, it.days or None)),
        Kind(rules.WasAt, lambda: _("Came to one action"),
             lambda offers: (_choice(lambda: _("Action"), offers.actions),),
             rules.WasAt, lambda it: (it.action,), is_possible=lambda offers: bool(offers.actions)),
        Kind(rules.Trained, lambda: _("Followed a training"),
             lambda offers: (WordField(lambda: _("Training, or nothing for any"), offers.courses,
                                       required=False),),
             rules.Trained, lambda it: (it.course,)),
    )  # fmt: skip


def _contact() -> tuple[Kind, ...]:
    return (
        Kind(rules.NoNewsFor, lambda: _("Without news"),
             lambda _offers: (_days(lambda: _("For how many days")),), rules.NoNewsFor,
             lambda it: (it.days,)),
        Kind(rules.FollowedBy, lambda: _("Followed by"), _follower_fields, rules.FollowedBy,
             lambda it: (it.person,)),
        Kind(rules.StepIs, lambda: _("Next step"),
             lambda _offers: (_said(lambda: _("Next step"), rules.StepTime, rules.StepIs),),
             rules.StepIs, lambda it: (it.time,)),
        Kind(rules.HasReach, lambda: _("Can be reached"),
             lambda _offers: (_said(lambda: _("Can be reached"), rules.Way, rules.HasReach),),
             rules.HasReach, lambda it: (it.way,)),
        Kind(rules.NumberIsWrong, lambda: _("Number to correct"), lambda _offers: (),
             rules.NumberIsWrong, lambda _it: ()),
        Kind(rules.IsOnList, lambda: _("On a frozen list"),
             lambda offers: (_choice(lambda: _("Frozen list"), offers.frozen),), rules.IsOnList,
             lambda it: (it.segment,), is_possible=lambda offers: bool(offers.frozen)),
    )  # fmt: skip


def _data() -> tuple[Kind, ...]:
    origins = [origin for origin in Origin if origin not in FORBIDDEN_ORIGINS]
    return (
        Kind(rules.AgreedTo, lambda: _("Agreed to"),
             lambda _offers: (_labelled(lambda: _("Way"), Channel, channel_label),),
             rules.AgreedTo, lambda it: (it.channel,)),
        Kind(rules.Refuses, lambda: _("Refused"),
             lambda _offers: (_labelled(lambda: _("Way"), Channel, channel_label),),
             rules.Refuses, lambda it: (it.channel,)),
        Kind(rules.StandsOn, lambda: _("Basis"),
             lambda _offers: (_labelled(lambda: _("Basis"), Basis, basis_label),), rules.StandsOn,
             lambda it: (it.basis,)),
        Kind(rules.IsRelation, lambda: _("Relation"),
             lambda _offers: (_labelled(lambda: _("Relation"), Relation, relation_label),),
             lambda relation: rules.IsRelation((relation,)), lambda it: (it.relations[0],)),
        Kind(rules.CameFrom, lambda: _("Where the data come from"),
             lambda _offers: (_labelled(lambda: _("Where the data come from"), origins,
                                        origin_label),),
             lambda origin: rules.CameFrom((origin,)), lambda it: (it.origins[0],)),
        Kind(rules.AddedWithin, lambda: _("Added lately"),
             lambda _offers: (_days(lambda: _("In how many days")),), rules.AddedWithin,
             lambda it: (it.days,)),
    )  # fmt: skip


def _rungs() -> ChoiceField[OnRung]:
    """From a rung upwards, then each by itself."""
    upwards = [OnRung(rung) for rung in LADDER if rung is not Rung.AMBASSADOR]
    alone = [OnRung(rung, rung) for rung in LADDER]
    choices = [(rung, partial(rung_words, rung)) for rung in (*upwards[::-1], *alone)]
    return ChoiceField(lambda: _("Stage"), choices)


def _took_part_fields(_offers: Offers) -> Fields:
    any_kind: tuple[ActionKind | None, Phrase] = (None, lambda: _("any action"))
    each = [(kind, partial(action_label, kind)) for kind in ActionKind]
    times = NumberField(lambda: _("At least how often"), 1, 1000, required=True)
    times.put(1)
    return (
        ChoiceField(lambda: _("Action"), [any_kind, *each]),
        times,
        NumberField(lambda: _("In how many days, or nothing for ever"), 1, rules.MOST_DAYS),
    )


def _follower_fields(offers: Offers) -> Fields:
    nobody: tuple[Any, Phrase] = (None, lambda: _("nobody"))
    return (ChoiceField(lambda: _("Followed by"), [nobody, *_named(offers.followers)]),)


def _choice(name: Phrase, offered: Sequence[tuple[Any, str]]) -> ChoiceField[Any]:
    return ChoiceField(name, _named(offered))


def _named(offered: Sequence[tuple[Any, str]]) -> list[tuple[Any, Phrase]]:
    return [(value, partial(str, name)) for value, name in offered]


def _labelled(
    name: Phrase, choices: Sequence[Any] | type[Any], label: Callable[[Any], str]
) -> ChoiceField[Any]:
    return ChoiceField(name, [(choice, partial(label, choice)) for choice in choices])


def _said(name: Phrase, choices: type[Any], make: Callable[[Any], Condition]) -> ChoiceField[Any]:
    """Each choice is named by what the condition made of it says."""
    return ChoiceField(name, [(choice, partial(clause, make(choice))) for choice in choices])


def _line(name: Phrase) -> LineField:
    return LineField(name, required=True)


def _days(name: Phrase) -> NumberField:
    field = NumberField(name, 1, rules.MOST_DAYS, required=True)
    field.put(60)
    return field


def _split(towns: str) -> tuple[str, ...]:
    return tuple(" ".join(town.split()) for town in towns.split(",") if town.strip())
