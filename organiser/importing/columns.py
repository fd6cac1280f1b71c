"""Guesses which column is what: by its head, by who wrote the file, by what it holds."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import replace
from itertools import islice
from typing import Any

from organiser.domain.dates import order_votes
from organiser.domain.given_names import is_given
from organiser.domain.identity import fold
from organiser.domain.intake import Target
from organiser.domain.names import Order, order_vote
from organiser.domain.street_words import WAYS
from organiser.importing.headings import forbidden_reason, known_headings, target_of
from organiser.importing.mapping import REFUSALS, Mapping, said_date_order, said_targets
from organiser.importing.presets import Preset, named, numbered, recognised
from organiser.importing.table import Table

SAMPLE = 400
_LONGEST = 300
_MOSTLY = 0.9
_SURE, _BY_HEAD, _BY_CONTENT, _UNKNOWN = 1.0, 0.9, 0.6, 0.0
_ONCE = (
    Target.EXTERNAL_ID, Target.TITLE, Target.FIRST_NAME, Target.LAST_NAME, Target.BIRTH_NAME,
    Target.FULL_NAME, Target.BIRTH_DATE, Target.POSTCODE, Target.CITY, Target.POSTCODE_CITY,
    Target.REGION, Target.COUNTRY, Target.OCCUPATION, Target.ORIGIN, Target.JOINED_ON,
)  # fmt: skip
_NUMBER_HEADS = frozenset({"numero", "num", "no", "n", "number"})
_KIND_HEADS = frozenset({"kind", "contact type", "type de contact"})
_EMAIL = re.compile(r"<?(?:mailto:)?[^@\s]+@[^@\s]+\.\w+.*")
_PHONE = re.compile(r"(?:\+|00)?[\d(][\d .()/-]{7,}\d|[67]\d{8}")
_DIALLED = re.compile(r"(?:\+|00)\d{8,}|0[1-9]\d{8,}|33\d{9,}|[67]\d{8}")
"""The digits of what is a phone; coordinates and house numbers are none."""
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:19|20)\d\d-\d\d-\d\d.*")
_POSTCODE = re.compile(r"\d{5}|\d{4}")
_POSTCODE_CITY = re.compile(r"\d{4,5} +\D+")


def guess_mapping(table: Table, *, preset: str | None = None) -> Mapping:
    """Return what each column of *table* most likely is, with how sure that is.

    *preset* names the program that wrote the file, when its heads alone do not tell.
    """
    sample = [cells for _line, cells in islice(table, SAMPLE)]
    known = named(preset) if preset is not None else recognised(table.headers)
    targets, sureness = _by_heads(table, known)
    _by_contents(table, sample, targets, sureness)
    _settle_names(table, sample, targets)
    _keep_one_of_each(sample, targets)
    mapping = _mapping(table, sample, targets)
    name = known.name if known else "vCard" if table.found.kind == "cards" else ""
    return replace(mapping, sureness=tuple(sureness), preset=name)


def mapping_from_json(table: Table, said: Dictionary[str, Any]) -> Mapping:
    """Return the mapping that *said* asks for; `Misuse` for an unknown head or field.

    A column that holds refusals is read even when *said* forgets it.
    """
    asked_order, match = said_date_order(said), str(said.get("match") or "auto")
    if said.get("auto"):
        guessed = guess_mapping(table)
        return replace(guessed, match=match, date_order=asked_order or guessed.date_order)
    _settle_heads(table, said)
    targets = said_targets(table.headers, table.width, said)
    for at, header in enumerate(table.headers):
        known = target_of(header)
        if targets[at] is Target.IGNORED and known in REFUSALS:
            targets[at] = known
    sample = [cells for _line, cells in islice(table, SAMPLE)]
    mapping = _mapping(table, sample, targets, asked_order)
    return replace(mapping, match=match, sureness=(_SURE,) * table.width)


def _settle_heads(table: Table, said: Dictionary[str, Any]) -> None:
    """The words of a mapping say best which row holds the heads, and whether there is one."""
    if "columns_by_position" in said:
        if table.headers and not known_headings(table.headers):
            table.unhead()
    elif isinstance(said.get("columns"), dict):
        names = frozenset(map(str, said["columns"]))
        if not {fold(name) for name in names} <= {fold(head) for head in table.headers}:
            table.head_by(names)


def _mapping(
    table: Table, sample: list[tuple[str, ...]], targets: list[Target], order: str | None = None
) -> Mapping:
    date_order, ambiguous = (order, False) if order else _date_order(table, targets)
    return Mapping(
        targets=tuple(targets),
        date_order=date_order,
        name_order=_name_order(table, sample, targets),
        reasons=tuple(_reason(table, at, target) for at, target in enumerate(targets)),
        kind_column=_kind_column(table),
        date_is_ambiguous=ambiguous,
        header_fingerprint=table.fingerprint,
    )


def _by_heads(table: Table, preset: Preset | None) -> tuple[list[Target], list[float]]:
    targets, sureness = [], []
    heads = numbered(table.headers)
    for at in range(table.width):
        header = table.headers[at] if at < len(table.headers) else ""
        said = preset.targets.get(heads[at]) if preset and header else None
        known = said or (target_of(header) if header else None)
        targets.append(known or Target.IGNORED)
        sureness.append(_SURE if preset and known else _BY_HEAD if known else _UNKNOWN)
    _settle_numbers(heads, targets)
    return targets, sureness


def _settle_numbers(heads: list[str], targets: list[Target]) -> None:
    """ "Numéro" just before the street is the number of the house, not a phone."""
    for at, head in enumerate(heads[:-1]):
        if head in _NUMBER_HEADS and targets[at + 1] is Target.ADDRESS:
            targets[at] = Target.ADDRESS


def _by_contents(
    table: Table, sample: list[tuple[str, ...]], targets: list[Target], sureness: list[float]
) -> None:
    for at, target in enumerate(targets):
        headed = at < len(table.headers) and bool(table.headers[at])
        if sureness[at] == _SURE or target is Target.FORBIDDEN or target in REFUSALS:
            continue
        values = [cells[at].strip()[:_LONGEST] for cells in sample if cells[at].strip()]
        if target is Target.PHONE and headed and fold(table.headers[at]) in _NUMBER_HEADS:
            targets[at] = _of_a_door(values)
        seen = _content(values, headed=headed, taken=targets)
        if seen and seen is not target and (sureness[at] == _UNKNOWN or target is Target.FULL_NAME):
            targets[at], sureness[at] = seen, _BY_CONTENT


def _of_a_door(values: list[str]) -> Target:
    """ "Numéro" holds phones, or else the numbers of houses."""
    are_phones = not values or _share(values, lambda value: len(value) >= 6) >= 0.5
    return Target.PHONE if are_phones else Target.IGNORED


def _content(values: list[str], *, headed: bool, taken: list[Target]) -> Target | None:
    if not values:
        return None
    if _share(values, _matches(_EMAIL)) >= _MOSTLY:
        return Target.EMAIL
    if _share(values, _is_phone) >= _MOSTLY and _share(values, _matches(_DATE)) < 0.5:
        return Target.PHONE
    guesses: list[tuple[Target, Callable[[str], bool], float]] = [
        (Target.POSTCODE, _matches(_POSTCODE), _MOSTLY),
        (Target.POSTCODE_CITY, _matches(_POSTCODE_CITY), _MOSTLY),
    ]
    if not headed:
        guesses += [
            (Target.BIRTH_DATE, _matches(_DATE), _MOSTLY),
            (Target.ADDRESS, _is_street, 0.6),
            (Target.FIRST_NAME, is_given, 0.7),
            (Target.FULL_NAME, _is_full_name, 0.7),
            (Target.LAST_NAME, _is_one_word, 0.8),
            (Target.CITY, _is_words, 0.9),
        ]
    for target, test, enough in guesses:
        if target not in taken and _share(values, test) >= enough:
            return target
    return None


def _settle_names(table: Table, sample: list[tuple[str, ...]], targets: list[Target]) -> None:
    """ "Nom" alone is often the whole name; beside a forename it never is."""
    if Target.FIRST_NAME in targets and Target.LAST_NAME in targets:
        _replace(targets, Target.FULL_NAME, Target.IGNORED)
    elif Target.LAST_NAME in targets and Target.FIRST_NAME not in targets:
        at = targets.index(Target.LAST_NAME)
        values = [cells[at].strip() for cells in sample if cells[at].strip()]
        if values and _share(values, _is_several_words) >= 0.5 and Target.FULL_NAME not in targets:
            targets[at] = Target.FULL_NAME
    elif Target.FULL_NAME in targets and Target.FIRST_NAME in targets and not table.headers:
        targets[targets.index(Target.FULL_NAME)] = Target.LAST_NAME
    elif Target.FULL_NAME in targets and Target.FIRST_NAME in targets:
        _first_beside_full(sample, targets)


def _first_beside_full(sample: list[tuple[str, ...]], targets: list[Target]) -> None:
    """A column called "contact" beside the forename holds the family name, or the whole again."""
    full, first = targets.index(Target.FULL_NAME), targets.index(Target.FIRST_NAME)
    rows = [cells for cells in sample if cells[full].strip() and cells[first].strip()]
    again = sum(fold(cells[first]) in fold(cells[full]) for cells in rows)
    if again * 2 > len(rows):
        targets[first] = Target.IGNORED
    else:
        targets[full] = Target.LAST_NAME


def _keep_one_of_each(sample: list[tuple[str, ...]], targets: list[Target]) -> None:
    for target in _ONCE:
        places = [at for at, each in enumerate(targets) if each is target]
        if len(places) < 2:
            continue
        filled = {at: sum(bool(cells[at].strip()) for cells in sample) for at in places}
        kept = max(places, key=lambda at: (filled[at] > 0, -at))
        for at in places:
            if at != kept:
                targets[at] = Target.IGNORED


def _date_order(table: Table, targets: list[Target]) -> tuple[str, bool]:
    """Decide on the whole column; it stops at the first date that can be read one way only."""
    places = [
        at for at, each in enumerate(targets) if each in {Target.BIRTH_DATE, Target.JOINED_ON}
    ]
    if not places:
        return "dmy", False
    days = months = both = 0
    for _line, cells in table:
        for at in places:
            if cells[at]:
                votes = order_votes(cells[at])
                days, months = days + votes[0], months + votes[1]
                both += votes == (0, 0) and not cells[at][:4].isdigit()
        if days + months >= 20:
            break
    if days or months:
        return ("dmy" if days >= months else "mdy"), False
    return "dmy", bool(both)


def _name_order(table: Table, sample: list[tuple[str, ...]], targets: list[Target]) -> Order:
    if Target.FULL_NAME not in targets:
        return Order.FAMILY_FIRST
    at = targets.index(Target.FULL_NAME)
    vote = sum(order_vote(cells[at]) for cells in sample if cells[at])
    if vote == 0 and at < len(table.headers):
        head = fold(table.headers[at])
        first, last = head.find("prenom"), head.replace("prenom", "      ").find("nom")
        vote = 1 if -1 < last < first else -1
    return Order.FAMILY_FIRST if vote > 0 else Order.GIVEN_FIRST


def _reason(table: Table, at: int, target: Target) -> str:
    if target is not Target.FORBIDDEN or at >= len(table.headers):
        return ""
    return forbidden_reason(table.headers[at]) or "opinion"


def _kind_column(table: Table) -> int | None:
    heads = [fold(header) for header in table.headers]
    return next((at for at, head in enumerate(heads) if head in _KIND_HEADS), None)


def _replace(targets: list[Target], old: Target, new: Target) -> None:
    targets[:] = [new if target is old else target for target in targets]


def _share(values: Iterable[str], test: Callable[[str], bool]) -> float:
    results = [test(value) for value in values]
    return sum(results) / len(results) if results else 0


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda value: len(value) <= _LONGEST and pattern.fullmatch(value) is not None


def _is_phone(value: str) -> bool:
    digits = re.sub(r"[ .()/-]", "", value)
    is_decimal = value.count(".") == 1 and value.replace(".", "").isdecimal()
    return _matches(_PHONE)(value) and not is_decimal and _DIALLED.match(digits) is not None


def _is_street(value: str) -> bool:
    words = fold(value).split()
    return any(word in WAYS for word in words[:4]) and len(words) > 2


def _is_full_name(value: str) -> bool:
    words = value.split()
    return 2 <= len(words) <= 5 and (is_given(words[0]) or is_given(words[-1]))


def _is_one_word(value: str) -> bool:
    return len(value) <= 30 and not any(sign.isdigit() for sign in value) and value.count(" ") <= 2


def _is_words(value: str) -> bool:
    return len(value) <= 45 and not any(sign.isdigit() for sign in value)


def _is_several_words(value: str) -> bool:
    return " " in value.strip()
