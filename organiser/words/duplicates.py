"""Why two entries may be one person, in words that add up to the score."""

from collections.abc import Iterable

from organiser.domain.matching.entry import Field
from organiser.domain.matching.guards import Guard
from organiser.domain.matching.judgement import SUGGESTED_FROM, Band, Extra, Part
from organiser.i18n import _, signed_tenths

_MOST_FOR, _MOST_AGAINST = 3, 2
"""Reasons that one sentence holds; the sum beside it has all of them."""
_ALSO_SAYS = {
    Guard.OTHER_GIVEN_NAME: Field.GIVEN, Guard.TWINS: Field.GIVEN, Guard.HOUSEHOLD: Field.GIVEN,
    Guard.ALIKE_AT_HOME: Field.GIVEN, Guard.OTHER_BIRTH: Field.BIRTH,
    Guard.PARENT_AND_CHILD: Field.BIRTH,
}  # fmt: skip
"""Guards whose words say what a field says already."""


def why_alike(parts: Iterable[Part]) -> str:
    """Say why two entries may be one person, in a sentence without a figure."""
    told = [part for part in _heaviest_first(parts) if part.why is not Extra.RARITY]
    guards = [part.why for part in told if isinstance(part.why, Guard)]
    said = {_ALSO_SAYS[guard] for guard in guards if guard in _ALSO_SAYS}
    shared = [reason_label(part) for part in told if part.points > 0][:_MOST_FOR]
    against = [part for part in told if part.points < 0 and part.why not in said]
    apart = [reason_label(part) for part in against][:_MOST_AGAINST]
    if not shared:
        return _listed(apart)
    if not apart:
        return _listed(shared)
    return _("{shared}, but {apart}").format(shared=_listed(shared), apart=_listed(apart))


def sum_lines(parts: Iterable[Part]) -> tuple[tuple[str, str], ...]:
    """Return every reason with its points, then their sum: it is the score."""
    every = tuple(parts)
    lines = [(signed_tenths(part.points), part_words(part)) for part in _heaviest_first(every)]
    total = sum(part.points for part in every)
    return (*lines, (signed_tenths(total), _("together: likely from {points} on").format(
        points=signed_tenths(SUGGESTED_FROM)
    )))  # fmt: skip


def part_words(part: Part) -> str:
    """Return one reason as a line of the sum: a rare name says more than a frequent one."""
    if part.why is Extra.RARITY:
        return _("to begin with: two entries are seldom one person")
    if not part.rarity:
        return reason_label(part)
    words = (
        _("{reason}, which is rare ({points})")
        if part.rarity > 0
        else _("{reason}, which many have ({points})")
    )
    return words.format(reason=reason_label(part), points=signed_tenths(part.rarity))


def _listed(reasons: list[str]) -> str:
    if len(reasons) < 2:
        return "".join(reasons)
    *first, last = reasons
    return _("{reasons} and {last}").format(reasons=", ".join(first), last=last)


def _heaviest_first(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: (-abs(part.points), part.why.name))


def reasons_shown(parts: Iterable[Part]) -> str:
    """Write why two entries may be one person, the weightiest reason first."""
    return " · ".join(map(reason_shown, _heaviest_first(parts)))


def reason_shown(part: Part) -> str:
    """Write one reason with what it counts: "same given name +7.1 (rare +2.0)"."""
    words = f"{reason_label(part)} {signed_tenths(part.points)}"
    if not part.rarity:
        return words
    rarity = _("rare {points}") if part.rarity > 0 else _("frequent {points}")
    return f"{words} ({rarity.format(points=signed_tenths(part.rarity))})"


def reason_label(part: Part) -> str:
    """Return what speaks for, or against, two entries being one person."""
    if isinstance(part.why, Field):
        return _agreement_label(part.why, part.level)
    if isinstance(part.why, Guard):
        return guard_label(part.why)
    return {
        Extra.RARITY: _("few entries are there twice"),
        Extra.IDENTICAL: _("nothing tells them apart"),
        Extra.THIRD: _("both are the same person as a third entry"),
        Extra.CHAIN: _("together they would join people who are not the same"),
    }[part.why]


def guard_label(guard: Guard) -> str:
    """Return why two entries that are alike may be two persons."""
    return {
        Guard.OTHER_GIVEN_NAME: _("other given name: another person of the same household?"),
        Guard.TWINS: _("same birth date, other given name: twins?"),
        Guard.HOUSEHOLD: _("same family name, same home, other given name"),
        Guard.NO_NAME_AT_HOME: _("no given name, only the home in common"),
        Guard.OTHER_BIRTH: _("names that differ and other birth date"),
        Guard.ALIKE_AT_HOME: _("given names alike in one home: brothers, sisters or a couple?"),
        Guard.PARENT_AND_CHILD: _("same name, same home, other birth date: parent and child?"),
        Guard.NAMELESS: _("a name is missing, and nothing personal is in common"),
    }[guard]


def band_label(band: Band) -> str:
    """Return how sure it is that two entries are one person."""
    return {
        Band.AUTO: _("certain"),
        Band.SUGGEST: _("likely"),
        Band.REVIEW: _("to be looked at"),
    }[band]


def _agreement_label(field: Field, level: int) -> str:
    """The words for the five levels of each field, from different to equal."""
    other_mailbox = _("same mailbox name elsewhere")
    words = {
        Field.GIVEN: (
            _("other given name"), _("given names that look alike"),
            _("given name by its initial or its sound"), _("nearly the same given name"),
            _("same given name"),
        ),
        Field.FAMILY: (
            _("other family name"), _("family names that look alike"),
            _("family name in part or by its sound"), _("nearly the same family name"),
            _("same family name"),
        ),
        Field.BIRTH: (
            _("other birth date"), _("birth date with two slips"), _("birth date in part"),
            _("birth date with one slip"), _("same birth date"),
        ),
        Field.EMAIL: (
            _("other e-mail"), other_mailbox, other_mailbox, _("e-mail with one slip"),
            _("same e-mail"),
        ),
        Field.MOBILE: (
            _("other mobile"), _("other mobile"), _("mobile with one slip"),
            _("mobile with one slip"), _("same mobile"),
        ),
        Field.PLACE: (
            _("lives elsewhere"), _("same area"), _("same commune"),
            _("nearly the same address, or same landline"), _("same address"),
        ),
        Field.EXTRA: (
            _("other building or door"), _("other building or door"),
            _("other building or door"), _("nearly the same building or door"),
            _("same building or door"),
        ),
    }  # fmt: skip
    return words[field][level - 1]
