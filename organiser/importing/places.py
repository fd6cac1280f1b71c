"""Where in a row each thing stands, worked out once for a whole file."""

from dataclasses import dataclass

from organiser.domain.identity import fold
from organiser.domain.intake import Target
from organiser.importing.headings import target_of
from organiser.importing.mapping import Mapping

Places = tuple[int, ...]
_WATCHED = frozenset(
    {Target.NOTE, Target.TAGS, Target.AVAILABILITY, Target.ORIGIN, Target.FORBIDDEN}
)
_SINGLE = (
    Target.EXTERNAL_ID, Target.TITLE, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME,
    Target.BIRTH_NAME, Target.FULL_NAME, Target.BIRTH_DATE, Target.POSTCODE, Target.CITY,
    Target.POSTCODE_CITY, Target.COUNTRY, Target.OCCUPATION, Target.ORIGIN, Target.JOINED_ON,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions by target; a missing single one points at the empty cell added to each row."""

    of: dict[Target, int]
    phones: Places
    emails: Places
    address: Places
    address_extra: Places
    notes: Places
    tags: Places
    languages: Places
    skills: Places
    availability: Places
    refusals: tuple[tuple[int, Target], ...]
    watched: Places
    """Columns whose words may read like a refusal, those we do not import included."""
    kind: int
    width: int
    headers: tuple[str, ...]

    def header(self, at: int) -> str:
        """Return what the column at *at* is called, or its number."""
        if at < len(self.headers) and self.headers[at]:
            return self.headers[at]
        return str(at + 1)


def layout_of(headers: tuple[str, ...], mapping: Mapping) -> Layout:
    """Return where each thing stands in the rows that *mapping* describes."""
    targets = mapping.targets
    beyond = len(targets)
    return Layout(
        of={target: _first(targets, target, beyond) for target in _SINGLE},
        phones=_all(targets, Target.MOBILE) + _all(targets, Target.PHONE),
        emails=_all(targets, Target.EMAIL),
        address=_all(targets, Target.ADDRESS),
        address_extra=_all(targets, Target.ADDRESS_EXTRA),
        notes=_all(targets, Target.NOTE),
        tags=_all(targets, Target.TAGS),
        languages=_all(targets, Target.LANGUAGES),
        skills=_all(targets, Target.SKILLS),
        availability=_all(targets, Target.AVAILABILITY),
        refusals=tuple((at, each) for at, each in enumerate(targets) if each in _REFUSAL_TARGETS),
        watched=tuple(at for at, each in enumerate(targets) if _is_watched(headers, at, each)),
        kind=beyond if mapping.kind_column is None else mapping.kind_column,
        width=beyond,
        headers=headers,
    )


_REFUSAL_TARGETS = frozenset(
    {
        Target.REFUSES_ALL, Target.REFUSES_EMAIL, Target.REFUSES_CALL, Target.REFUSES_SMS,
        Target.REFUSES_POST, Target.REFUSES, Target.ACCEPTS_EMAIL, Target.ACCEPTS_SMS,
    }
)  # fmt: skip
_QUIET_HEADS = (
    "label",
    "id",
    "uuid",
    "formatted",
    "address",
    "county",
    "suffix",
    "file as",
    "photo",
)


def _is_watched(headers: tuple[str, ...], at: int, target: Target) -> bool:
    if target in _WATCHED:
        return True
    if target is not Target.IGNORED:
        return False
    header = headers[at] if at < len(headers) else ""
    return target_of(header) is None and not fold(header).endswith(_QUIET_HEADS)


def _first(targets: tuple[Target, ...], wanted: Target, beyond: int) -> int:
    return targets.index(wanted) if wanted in targets else beyond


def _all(targets: tuple[Target, ...], wanted: Target) -> Places:
    return tuple(at for at, target in enumerate(targets) if target is wanted)
