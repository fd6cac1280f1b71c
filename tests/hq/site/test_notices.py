"""The public notice of a line: who paid, why, who was chosen by what; for everybody, for years."""

from datetime import UTC, date, datetime, timedelta

import pytest
from registered import registered
from visitor import Visitor

from organiser import clock
from organiser.domain.register import SECRET, Said


@pytest.fixture
def visitor(server):
    server.execute("SELECT 1")
    return Visitor(server)


def test_everything_the_register_says_is_in_the_notice_but_what_is_not_public(visitor):
    line = registered()

    page = visitor.get(f"/transparence/{line.reference}/")

    from organiser.hq.usecases import register

    said = register.entry_of(line).said
    assert not [each for each in Said if each not in SECRET and said[each] not in page]
    assert not [each for each in SECRET if said[each] in page]
    assert "Venez samedi." in page
    assert "Association Exemple" in page


def test_a_line_that_is_not_complete_has_none(visitor):
    line = registered(without={Said.WHY})

    visitor.get(f"/transparence/{line.reference}/")

    assert visitor.status == 404
    assert line.reference not in visitor.get("/transparence/")


def test_the_short_link_and_the_code_lead_to_it(visitor):
    line = registered()
    visitor.get(f"/t/{line.reference}")
    leads = visitor.head["location"]

    drawn = visitor.get(f"/transparence/{line.reference}/code.svg")

    assert leads == f"/transparence/{line.reference}/"
    assert "<svg" in drawn


def test_it_is_there_in_both_languages_and_in_the_list(visitor):
    line = registered()

    assert "Avis de transparence" in visitor.get(f"/transparence/{line.reference}/")
    assert "Transparency notice" in visitor.get(f"/en/transparence/{line.reference}/")
    assert line.reference in visitor.get("/transparence/")


def test_withdrawn_or_over_it_stays_and_says_so(visitor):
    from organiser.hq import home
    from organiser.hq.usecases import register

    line = registered()
    register.withdraw(home.keys(), line.series, "Erreur de texte")
    then = clock.now() + timedelta(400)
    with clock.set_to(lambda: then):
        page = visitor.get(f"/transparence/{line.reference}/")

    assert "Erreur de texte" in page


def test_in_the_silence_before_a_vote_it_says_that_nothing_is_sent(visitor):
    from organiser.hq import home
    from organiser.hq.usecases import elections

    line = registered()
    elections.add(home.keys(), "Présidentielle", date(2027, 4, 11))
    with clock.set_to(lambda: datetime(2027, 4, 10, 9, tzinfo=UTC)):
        page = visitor.get(f"/transparence/{line.reference}/")

    assert "Présidentielle" in page


def test_what_was_typed_is_never_markup(visitor):
    line = registered(words="<script>alert(1)</script>")

    visitor.get(f"/transparence/{line.reference}/")

    assert "<script>alert" not in visitor.raw


def test_no_notice_no_page(visitor):
    visitor.get("/transparence/S-1999-001/")

    assert visitor.status == 404
