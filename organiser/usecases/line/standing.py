"""Where this computer stands with headquarters, read at a glance: five states, with their ages.

Read by the driver itself: the box in the window is there before SQLAlchemy is (decision 0011).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from organiser import clock

if TYPE_CHECKING:
    from organiser.database import Database
    from organiser.encrypted_file import Connection

AMBER, RED = timedelta(days=3), timedelta(days=7)
"""How long changes may wait before it is shown in colour."""
NOT_A_TROUBLE = "different"
_PASSING = frozenset({"offline", "slow", "cut", "busy"})
"""What goes by itself; whatever else went wrong, somebody has to do something."""
_GROUPS = """
    SELECT count(*) FROM (
      SELECT DISTINCT record_kind, record_id, why, written_by, at,
        CASE WHEN why = 'deleted' OR record_kind IN ('address', 'contact_point')
          THEN '' ELSE field END
      FROM conflict c WHERE NOT EXISTS (SELECT 1 FROM settled s WHERE s.conflict_id = c.id))
"""
_ASK = """
    SELECT count(*) FROM laptop l WHERE revoked_at IS NULL
      AND EXISTS (SELECT 1 FROM committee_key)
      AND NOT EXISTS (SELECT 1 FROM key_wrap k WHERE k.holder = lower(hex(l.id))
        AND k.key = (SELECT max(number) FROM committee_key))
"""
_OFFICER = """
    SELECT count(*) FROM permission p WHERE p.name = 'officer_key' AND p.reference != ''
      AND EXISTS (SELECT 1 FROM committee_key)
      AND NOT EXISTS (SELECT 1 FROM key_wrap k WHERE k.holder = 'answered ' || p.reference
        AND k.key = (SELECT max(number) FROM committee_key))
"""
_WAITING = """
    SELECT (SELECT count(*) FROM outbox)
      + coalesce((SELECT sum(json_array_length(waiting)) FROM line_batch), 0)
      + (SELECT count(*) FROM line_offer)
"""
_KEPT = "SELECT coalesce(sum(why = 'unreadable'), 0), coalesce(sum(why = 'locked'), 0) "
_KEPT += "FROM line_kept"


class State(StrEnum):
    """What the box in the window says."""

    UP_TO_DATE = "up_to_date"
    WAITING = "waiting"
    OFFLINE = "offline"
    TO_REVIEW = "to_review"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a paired computer stands."""

    url: str
    paired_at: datetime
    done_at: datetime | None
    """When an exchange last went to its end."""
    trouble: str
    """Why the last one did not: a word that `troubles.words` says."""
    waiting: int
    """How many changes headquarters has not taken yet."""
    conflicts: int
    aside: int
    """Changes that headquarters refused."""
    asking: int
    """Laptops that ask to be let in, here, where the committee's key is."""
    officer_asks: int
    """One while headquarters asks for a spare key and nobody of the committee has answered."""
    newer: int
    """Entries that a newer program wrote."""
    locked: int
    """Entries of which the sealed parts cannot be read here yet."""
    has_key: bool

    @property
    def to_review(self) -> int:
        """Return how many things wait for her eye."""
        return self.conflicts + self.aside + self.asking + self.officer_asks

    @property
    def state(self) -> State:
        """Return what is said first: what needs her, then what waits."""
        trouble = "" if self.trouble == NOT_A_TROUBLE else self.trouble
        if trouble and trouble not in _PASSING:
            return State.STOPPED
        if self.to_review:
            return State.TO_REVIEW
        if trouble:
            return State.OFFLINE
        return State.WAITING if self.waiting else State.UP_TO_DATE

    @property
    def is_offline(self) -> bool:
        """Return whether the last exchange found no way to headquarters."""
        return self.trouble in _PASSING

    def lateness(self, now: datetime) -> timedelta:
        """Return how long what waits has waited, at most: since the last good exchange."""
        if not self.waiting:
            return timedelta()
        return max(now - (self.done_at or self.paired_at), timedelta())

    def tone(self, now: datetime) -> str:
        """Return the colour: none for a week without a network is nobody's fault, nor an alarm."""
        late = self.lateness(now)
        if self.state is State.STOPPED or late >= RED:
            return "danger"
        if late >= AMBER:
            return "warning"
        return ""


def read_standing(database: "Database") -> Standing | None:
    """Return where this computer stands; None when it is not paired."""
    with database.bare() as connection:
        row = connection.execute(
            "SELECT url, paired_at, done_at, trouble FROM line_state WHERE device > 0"
        ).fetchone()
        return None if row is None else _standing(connection, *row)


def _standing(
    connection: "Connection", url: str, paired_at: int, done_at: int | None, trouble: str
) -> Standing:
    newer, locked = connection.execute(_KEPT).fetchone()
    return Standing(
        url, clock.moment(paired_at), clock.moment(done_at) if done_at else None, trouble,
        waiting=_number(connection, _WAITING), conflicts=_number(connection, _GROUPS),
        aside=_number(connection, "SELECT count(*) FROM line_aside"),
        asking=_number(connection, _ASK), officer_asks=_number(connection, _OFFICER),
        newer=newer, locked=locked,
        has_key=bool(_number(connection, "SELECT count(*) FROM committee_key")),
    )  # fmt: skip


def _number(connection: "Connection", question: str) -> int:
    (found,) = connection.execute(question).fetchone()
    return int(found)
