"""The log of uses says ids and times, goes back twelve months, and names nobody."""

import json
from datetime import UTC, datetime, timedelta

from make import person

from organiser import audit, clock
from organiser.usecases.people import merging

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def at(days):
    return clock.set_to(lambda: NOON + timedelta(days=days))


def test_a_line_says_who_by_id_what_and_when_and_nothing_else(tmp_path):
    with at(0):
        audit.note(tmp_path, "person.view", ("a1",))

    (line,) = (tmp_path / audit.FILE).read_text(encoding="utf-8").splitlines()

    assert set(json.loads(line)) == {"at", "what", "count", "ids"}


def test_after_twelve_months_a_line_is_gone(tmp_path):
    for day in (0, 200):
        with at(day):
            audit.note(tmp_path, "person.view", (f"of-{day}",))

    with at(367):
        assert audit.purge(tmp_path) == 1

    assert audit.uses_of(tmp_path, "of-0") == ()
    assert len(audit.uses_of(tmp_path, "of-200")) == 1


def test_headquarters_may_be_told_counts(tmp_path):
    audit.note(tmp_path, "person.view", ("a1",))
    audit.note(tmp_path, "person.view", ("a2",))
    audit.note(tmp_path, "people.export", count=200)

    assert audit.counts(tmp_path) == {"person.view": 2, "people.export": 1}


def test_a_damaged_line_takes_no_other_along(tmp_path):
    audit.note(tmp_path, "person.view", ("a1",))
    with (tmp_path / audit.FILE).open("a", encoding="utf-8") as file:
        file.write("{a1 broken\n")

    assert [what for _at, what in audit.uses_of(tmp_path, "a1")] == ["person.view"]


def test_a_merger_is_in_the_log_by_its_ids(database, home):
    one, other = person(database, "Anne Riou"), person(database, "Anne Riou")

    merging.merge(database, one, other)

    assert [what for _at, what in audit.uses_of(home, str(other))] == ["people.merge"]
