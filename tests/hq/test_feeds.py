"""What pages read of the feed of all is found by an index, past any number of pieces of files."""

from datetime import date

from organiser.domain.permission import Switch

PIECES = 3_000


def _plan(server, kind):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from organiser.hq.usecases import feeds

    server.execute("ANALYZE record" if server.kind == "postgresql" else "SELECT 1")
    with CaptureQueriesContext(connection) as said:
        feeds.said_to_all(kind)
    asks = "EXPLAIN" if server.kind == "postgresql" else "EXPLAIN QUERY PLAN"
    return "\n".join(
        str(line)
        for each in said.captured_queries
        for line in server.execute(f"{asks} {each['sql']}")
    )


def _lay_pieces():
    """Lay pieces of files into the feed of all, as a year of directives does."""
    from organiser.domain.identifier import new_id
    from organiser.hq.models import Record, Scope

    feed = Scope.objects.get(name="movement")
    Record.objects.bulk_create(
        Record(
            scope=feed,
            kind="file_piece",
            id=new_id(),
            seq=1_000_000 + place,
            fields={"place": place},
        )
        for place in range(PIECES)
    )


def test_days_of_voting_are_found_past_any_number_of_pieces(server):
    from organiser.hq import home
    from organiser.hq.usecases import elections

    server.execute("SELECT 1")
    elections.add(home.keys(), "Présidentielle", date(2027, 4, 11))
    _lay_pieces()

    plan = _plan(server, "poll_day")

    assert [day.title for _id, day in elections.every()] == ["Présidentielle"]
    assert "Index Scan using record_" in plan or "USING INDEX record_said" in plan
    assert "state" not in plan  # what an index of its own leaves no need to look at


def test_what_was_taken_back_is_not_said_any_more(server):
    from organiser.hq import home
    from organiser.hq.usecases import elections, permissions

    server.execute("SELECT 1")
    day = elections.add(home.keys(), "Présidentielle", date(2027, 4, 11))
    permissions.switch_on(home.keys(), Switch.INFLUENCE, "AIPD-2026-04")

    elections.remove(home.keys(), day)

    assert elections.every() == ()
    assert set(permissions.standing()) == {Switch.INFLUENCE}
