"""Which trainings run out soon: of who leads, of who is coming, of whoever holds the file."""

from datetime import date, timedelta

from organiser import clock
from organiser.encrypted_file import Connection

DAYS = 30


def running_out(connection: Connection) -> tuple[int, date | None]:
    """Return how many trainings run out within a month, and when the first of them does."""
    today = clock.today()
    bound = {"today": today.isoformat(), "soon": (today + timedelta(DAYS)).isoformat()}
    count, first = connection.execute(_SOON, bound).fetchone()
    return int(count), date.fromisoformat(first) if first else None


_SOON = """
    SELECT count(*), min(until) FROM (
      SELECT max(valid_until) AS until FROM training_record
      WHERE valid_until IS NOT NULL AND is_passed IS NOT 0 AND person_id IN (
        SELECT r.person_id FROM participation r JOIN action a ON a.id = r.action_id
        WHERE a.state = 'planned' AND a."on" >= :today
          AND (r.state = 'coming' OR r.role = 'organised')
        UNION SELECT person_id FROM team_member WHERE is_lead)
      GROUP BY person_id, course_key
      UNION ALL SELECT max(valid_until) FROM course_pass
      WHERE valid_until IS NOT NULL AND is_passed GROUP BY course_key)
    WHERE until BETWEEN :today AND :soon
"""
