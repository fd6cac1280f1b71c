"""Whatever a feed holds, an answer stays small; and no page looks through a feed for its files."""

from datetime import date

import pytest
from paired import Paired, person
from sent import large

from organiser.domain.sent_file import PIECE, piece_count
from organiser.sync import wire

MOST = 2 << 20
"""Bytes of an answer, before it is packed."""


@pytest.fixture
def sent(server, committee):
    """A directive with a file of sixty pieces."""
    server.request("GET", "/health")
    from organiser.domain.directive import Page
    from organiser.hq import home
    from organiser.hq.usecases import directives, files

    file = files.take("plan.png", large(60 * PIECE))
    directives.publish(
        home.keys(), Page("Tracts", "Trois."), [f"committee:{committee.pk.hex}"],
        directives.Terms(date(2026, 1, 1)), chosen=[file],
    )  # fmt: skip
    return file


def _pieces(said):
    return [row for feed in said.feeds.values() for row in feed.rows if row.kind == "file_piece"]


@pytest.mark.parametrize("limit", [3, 500, wire.MOST_ROWS])
def test_a_laptop_that_asks_for_much_gets_it_in_small_parts(server, committee, sent, limit):
    laptop, found, trips = Paired(server, committee), {}, 0

    while True:
        _status, said = laptop.ask(limit=limit)
        trips += 1
        assert len(wire.encode(said)) < MOST
        found |= {row.fields["place"]: row for row in _pieces(said)}
        if not any(feed.more for feed in said.feeds.values()):
            break

    assert sorted(found) == list(range(piece_count(sent.file.size)))
    assert trips < 60


def test_who_sends_while_files_come_misses_nothing(server, committee, sent):
    laptop, found, names = Paired(server, committee), set(), []
    other = Paired(server, committee)
    other.ask()
    for turn in range(12):
        her = person(first_name=f"P{turn}")
        names.append(her.id)
        _status, said = laptop.ask(her)
        found |= {row.id for feed in said.feeds.values() for row in feed.rows}
        other.ask(person())
    while True:
        _status, said = laptop.ask()
        found |= {row.id for feed in said.feeds.values() for row in feed.rows}
        if not any(feed.more for feed in said.feeds.values()):
            break

    lie = server.execute(
        "SELECT id FROM record WHERE state = 0 AND kind IN ('person', 'file_piece')"
    )
    assert {str(key).replace("-", "") for (key,) in lie} <= found | set(names)


def test_the_end_of_a_page_is_found_by_an_index(server, sent):
    from django.db import connection

    from organiser.hq import rows

    head = "EXPLAIN " if server.kind == "postgresql" else "EXPLAIN QUERY PLAN "
    scope = server.execute("SELECT scope_id FROM record WHERE kind = 'file_piece'")[0][0]
    with connection.cursor() as cursor:
        if server.kind == "postgresql":
            cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"{head}SELECT {rows._BOUND}", [scope, 0, 1 << 40])
        plan = "\n".join(str(line) for line in cursor.fetchall())

    assert "record_piece" in plan or "scope_id_seq_idx" in plan
    assert "Seq Scan" not in plan
