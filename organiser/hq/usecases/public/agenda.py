"""What a committee announces to everybody: of its own feed, and of what is in clear there, alone.

No meeting point is among it: that is sealed, and cannot be read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from organiser import clock
from organiser.domain.action import ActionKind, ActionState
from organiser.domain.calendar_text import Appointment
from organiser.domain.exchange.records import State
from organiser.domain.silence import Silence
from organiser.hq.models import Committee, Record
from organiser.hq.usecases import elections
from organiser.words.labels import action_label

_ZONES = {
    "971": "America/Guadeloupe", "972": "America/Martinique", "973": "America/Cayenne",
    "974": "Indian/Reunion", "975": "America/Miquelon", "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy", "978": "America/Marigot", "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti", "988": "Pacific/Noumea",
}  # fmt: skip
_LONGEST = timedelta(hours=2)
"""How long one lasts whose end is not known."""


@dataclass(frozen=True, slots=True)
class Announced:
    """One action to come, as everybody may read it."""

    id: UUID
    title: str
    on: date
    starts: str
    ends: str
    city: str


def announced(committee: Committee) -> tuple[Announced, ...]:
    """Return the public actions of *committee* that are planned from today on, the next first."""
    here = clock.now().astimezone(_zone(committee.insee)).date()
    found = Record.objects.filter(
        scope_id=committee.scope_id, kind="action", state=State.LIVE, fields__is_public=1,
        fields__state=str(ActionState.PLANNED), fields__on__gte=here.isoformat(),
    )  # fmt: skip
    silent = elections.silences_of(committee.insee)
    actions = [
        _told(key, said)
        for key, said in found.values_list("id", "fields")
        if not _is_held(said, silent)
    ]
    return tuple(sorted(actions, key=lambda each: (each.on, each.starts, each.title)))


def appointment(action: Announced, committee: Committee) -> Appointment:
    """Return *action* as a calendar is told it."""
    begins = _moment(action.on, action.starts, committee.insee)
    ends = _moment(action.on, action.ends, committee.insee)
    if begins is not None:
        ends = ends or begins + _LONGEST
        if ends <= begins:
            ends += timedelta(days=1)
    return Appointment(f"{action.id}@organiser", action.title, action.on, begins, ends, action.city)


def _is_held(said: dict[str, str], silent: Sequence[Silence]) -> bool:
    """Whether it campaigns on a day of silence (R17): nobody is called to it."""
    if said.get("kind") == str(ActionKind.OTHER):
        return False
    on = date.fromisoformat(said["on"])
    return any(each.begins.date() <= on <= each.ends.date() for each in silent)


def _told(key: UUID, said: dict[str, str]) -> Announced:
    kind = said.get("kind", "")
    known = ActionKind(kind) if kind in set(ActionKind) else ActionKind.OTHER
    return Announced(
        key, said.get("title") or action_label(known), date.fromisoformat(said["on"]),
        said.get("starts", ""), said.get("ends", ""), said.get("city", ""),
    )  # fmt: skip


def _zone(insee: str) -> ZoneInfo:
    return ZoneInfo(_ZONES.get(insee[:3], "Europe/Paris"))


def _moment(on: date, hour: str, insee: str) -> datetime | None:
    try:
        return datetime.combine(on, time.fromisoformat(hour), tzinfo=_zone(insee))
    except ValueError:  # no hour, or what another program wrote
        return None
