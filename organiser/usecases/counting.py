"""Counts what happened, day by day: doors, actions, arrivals; added up by SQL on the indexes."""

from collections.abc import Iterable
from datetime import date

from organiser import clock
from organiser.domain.consent import Basis
from organiser.domain.field import Outcome
from organiser.encrypted_file import Connection

DAY_MS = 86_400_000


def doors_by_day(
    connection: Connection, outcomes: frozenset[Outcome], first: date, last: date
) -> dict[date, int]:
    """Return for each day how many doors answered with one of *outcomes*.

    A correction is a later visit of the same line: the last one counts, once. The day is that of
    the outing; an outing without one counts when it was typed in, and one that was typed in before
    its day counts today: it happened by now.
    """
    today = clock.today()
    until = date.max if last >= today else last
    days: dict[date, int] = {}
    for words in (_DOORS, _UNDATED_DOORS):
        statement = words.format(outcomes=listed(sorted(outcomes)))
        for text, doors in connection.execute(statement, (first.isoformat(), until.isoformat())):
            day = min(date.fromisoformat(text), today)
            days[day] = days.get(day, 0) + int(doors)
    return days


def actions_by_day(connection: Connection, first: date, last: date) -> dict[date, tuple[int, int]]:
    """Return for each day how many actions went from door to door, and how many did not.

    What is planned or cancelled is none.
    """
    rows = connection.execute(_ACTIONS, (first.isoformat(), last.isoformat()))
    return {date.fromisoformat(day): (at_doors, others) for day, at_doors, others in rows}


def came_by_age(connection: Connection, days: int) -> list[int]:
    """Return how many people came today, yesterday and so on: 24 hours each, back from now."""
    now = clock.stamp(clock.now())
    rows = connection.execute(_CAME, {"now": now, "days": days, "day": DAY_MS})
    return [people for (people,) in rows]


def listed(words: Iterable[str]) -> str:
    """Return *words* of ours as SQL lists them."""
    return ", ".join(f"'{word}'" for word in words)


_CAME = f"""
    WITH RECURSIVE back(age) AS (SELECT 0 UNION ALL SELECT age + 1 FROM back WHERE age + 1 < :days)
    SELECT (SELECT count(*) FROM person WHERE basis IN ({listed(Basis)})
      AND created_at > :now - (age + 1) * :day
      AND created_at <= iif(age, :now - age * :day, {2**62}))
    FROM back
"""  # noqa: S608  (our words; a day of each basis is a stretch of the index)
_DOORS = """
    SELECT s."on", sum((SELECT count(*) FROM (SELECT outcome, max(id) FROM visit
      WHERE page_id = p.id GROUP BY "row") WHERE outcome IN ({outcomes})))
    FROM sheet s JOIN sheet_page p ON p.sheet_id = s.id AND p.kind = 'doors'
    WHERE s."on" BETWEEN ? AND ? GROUP BY s."on"
"""
_UNDATED_DOORS = """
    SELECT date(entered_at / 1000, 'unixepoch', 'localtime') AS day, count(*)
    FROM (SELECT v.outcome, v.entered_at, max(v.id) FROM sheet s
      JOIN sheet_page p ON p.sheet_id = s.id JOIN visit v ON v.page_id = p.id
      WHERE s."on" IS NULL GROUP BY v.page_id, v."row")
    WHERE outcome IN ({outcomes}) AND day BETWEEN ? AND ? GROUP BY day
"""
_ACTIONS = """
    SELECT "on", sum(kind = 'door_to_door'), sum(kind != 'door_to_door') FROM action
    WHERE state = 'done' AND "on" BETWEEN ? AND ? GROUP BY "on"
"""
