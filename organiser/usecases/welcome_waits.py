"""How many newcomers wait to be welcomed, in plain SQL: today and the side bar count them."""

from dataclasses import dataclass
from datetime import datetime

from organiser import clock
from organiser.domain.welcome import CALL_WITHIN, ENDS
from organiser.encrypted_file import Connection
from organiser.usecases.counting import listed


@dataclass(frozen=True, slots=True)
class WelcomeWaits:
    """How many are still to be welcomed, since when the first of them, and how many too long."""

    count: int
    since: datetime | None
    late: int
    """Whom nobody tried within two days."""


def count_waiting(connection: Connection) -> WelcomeWaits:
    """Return who is still to be welcomed; whose data are limited waits for nobody."""
    before = clock.stamp(clock.now() - CALL_WITHIN)
    count, first, late = connection.execute(_WAITING, (before,)).fetchone()
    return WelcomeWaits(count, None if first is None else clock.moment(first), late)


_WAITING = f"""
    SELECT count(*), min(arrived_at),
      coalesce(sum(coalesce(last, 'reopened') = 'reopened' AND arrived_at < ?), 0)
    FROM (
      SELECT n.arrived_at, (SELECT s.step FROM welcome_step s WHERE s.newcomer_id = n.id
        ORDER BY s.at DESC, s.step DESC LIMIT 1) AS last
      FROM newcomer n WHERE NOT EXISTS (
        SELECT 1 FROM limitation l WHERE l.person_id = n.person_id AND l.lifted_at IS NULL))
    WHERE coalesce(last, '') NOT IN ({listed(sorted(ENDS))})
"""  # noqa: S608  (our words)
