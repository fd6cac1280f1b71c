"""An action ticked on a laptop is on the committee's public page, and goes from it by undo."""

from datetime import timedelta

from laptops import here, pairs
from visitor import Visitor

from organiser import clock
from organiser.domain.action import ActionKind, Kind
from organiser.domain.plan import Plan
from organiser.usecases import undo
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.plans import planning

__all__ = ["here", "pairs"]


def test_what_is_ticked_is_announced_without_where_to_meet_until_it_is_taken_back(here, pairs):
    laptop, visitor = pairs("Portable de Malika"), Visitor(here)
    (code,) = (row[0] for row in here.execute("SELECT code FROM committee_page"))
    said = Plan(
        Kind(ActionKind.STALL), clock.today() + timedelta(days=3), "09:30", "12:00",
        "Marché de Noël", "Chez Yann, 3 rue Haute", "Betton", note="Badges", is_public=True,
    )  # fmt: skip
    planning.plan(laptop, said)
    planning.plan(laptop, Plan(said.kind, said.on, title="Réunion entre nous"))
    exchange(laptop, here.connect)

    page, feed = (visitor.get(f"/comite/{code}/{end}") for end in ("", "agenda.ics"))
    undo.undo(laptop)
    undo.undo(laptop)
    exchange(laptop, here.connect)

    for told in (page, feed):
        assert "Marché de Noël" in told
        assert "Betton" in told
        assert "rue Haute" not in told
        assert "Badges" not in told
        assert "entre nous" not in told
    assert "Marché de Noël" not in visitor.get(f"/comite/{code}/?")
