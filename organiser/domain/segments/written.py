"""A rule as the text that is kept, and back; what is not known is refused in words."""

import json
from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from organiser.domain.segments import rules
from organiser.domain.segments.rules import Rule
from organiser.errors import OrganiserError
from organiser.i18n import _

VERSION = 1

KINDS: Mapping[str, type[Any]] = {
    "all": rules.AllOf, "any": rules.AnyOf, "not": rules.Not, "rung": rules.OnRung,
    "town": rules.LivesIn, "postcode": rules.HasPostcode, "street": rules.LivesInStreet,
    "took_part": rules.TookPart, "was_at": rules.WasAt, "trained": rules.Trained,
    "has": rules.Has, "agreed": rules.AgreedTo, "refuses": rules.Refuses,
    "basis": rules.StandsOn, "no_news": rules.NoNewsFor, "followed_by": rules.FollowedBy,
    "step": rules.StepIs, "origin": rules.CameFrom, "relation": rules.IsRelation,
    "reach": rules.HasReach, "added": rules.AddedWithin, "wrong_number": rules.NumberIsWrong,
    "on_list": rules.IsOnList, "left_of": rules.IsLeftOf,
}  # fmt: skip
"""How each kind of rule is called in the file, for ever."""

_NAMES = {kind: name for name, kind in KINDS.items()}


class UnreadableRule(OrganiserError):
    """A list kept in words that this program does not know."""

    exit_status = 2


def to_json(rule: Rule) -> str:
    """Return *rule* as the text that is kept."""
    plain = {"version": VERSION, "rule": _plain(rule)}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Rule:
    """Return the rule that *text* says; raise `UnreadableRule` when it cannot be read."""
    try:
        plain = json.loads(text)
        if plain["version"] > VERSION:
            raise UnreadableRule(_("This list was made by a newer version: update the program."))
        return _built(plain["rule"])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UnreadableRule(_("This list cannot be read: its record is damaged.")) from error


def _plain(value: Any) -> Any:
    if type(value) in _NAMES:
        held = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": _NAMES[type(value)], **held}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


def _built(plain: Any) -> Rule:
    name = plain["kind"]
    if name not in KINDS:
        words = _("This list asks for “{kind}”, which this version does not know: update it.")
        raise UnreadableRule(words.format(kind=str(name)[:40]))
    kind = KINDS[name]
    given = {key: value for key, value in plain.items() if key != "kind"}
    hints: Mapping[str, Any] = get_type_hints(kind)
    if set(given) - set(hints):
        raise ValueError("unknown field")
    made: Rule = kind(**{key: _value(hints[key], value) for key, value in given.items()})
    return made


def _value(hint: Any, value: Any) -> Any:
    """Return *value* as *hint* wants it; never a word where a number stands, nor the reverse."""
    if hint is Rule:
        return _built(value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError("a list is expected")
        return tuple(_value(get_args(hint)[0], part) for part in value)
    if NoneType in get_args(hint):
        return None if value is None else _value(get_args(hint)[0], value)
    if hint is UUID:
        return UUID(value)
    if issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint:
        raise TypeError("another kind of value is expected")
    return value
