"""An officer reads requests to create a committee, notes the call, and answers with a reason."""

import pytest
from asked import Asked
from officer import Officer


@pytest.fixture
def asked(server):
    return Asked(server).confirmed()


def _page(asked, more=""):
    return f"/siege/demandes/{asked.request.pk}/{more}"


def _decide(officer, asked, state, **more):
    officer.get(_page(asked))
    return officer.act(_page(asked, "decision/"), state=state, **{"why": "Bienvenue.", **more})


def _call(officer, asked):
    officer.get(_page(asked))
    return officer.act(_page(asked, "appel/"), words="Entretien de dix minutes.")


def _state(asked):
    asked.request.refresh_from_db()
    return asked.request.state


def test_from_the_call_to_the_committee(officer, asked):
    called = _call(officer, asked)
    _decide(officer, asked, "pre_approved")

    page = _decide(officer, asked, "approved")

    assert "L’appel est noté" in called
    assert _state(asked) == "approved"
    assert "Comité de Lannion" in page
    assert "engagement de confidentialité n’est pas encore signé" in page
    assert "/code/" not in page


def test_nothing_is_approved_before_the_call(officer, asked):
    _decide(officer, asked, "pre_approved")

    page = _decide(officer, asked, "approved")

    assert officer.status == 422
    assert 'class="card error"' in page
    assert _state(asked) == "pre_approved"


def test_a_refusal_needs_its_reason_and_sends_it(officer, asked):
    _decide(officer, asked, "refused", why=" ")
    without = officer.status, _state(asked)

    _decide(officer, asked, "refused", why="Deux comités sont déjà dans cette rue.")
    texts = [each.get_body(("plain",)).get_content() for each in officer.mails()]

    assert without == (422, "applied")
    assert _state(asked) == "refused"
    assert any("Deux comités sont déjà dans cette rue." in text for text in texts)


def test_what_was_typed_is_still_there_when_it_is_refused(officer, asked):
    page = _decide(officer, asked, "", why="Je réfléchis encore")

    assert officer.status == 422
    assert "Je réfléchis encore" in page


def test_a_request_joins_another_committee_by_its_code(officer, asked, lannion):
    wrong = _decide(officer, asked, "merged", into="ABCD2345")

    _decide(officer, asked, "merged", into=lannion.page.code)

    assert "Aucun comité n’a ce code" in wrong
    assert _state(asked) == "merged"
    assert asked.request.committee_id == lannion.pk


def test_who_did_what_stays_with_the_request(officer, asked):
    _call(officer, asked)

    page = officer.get(_page(asked))

    assert "Entretien de dix minutes." in page
    assert officer.email in page


def test_an_officer_of_a_department_reads_its_requests_alone(server, asked):
    other = Asked(server, "29019", "Comité de Brest")
    officer = Officer(server, "department", "22").sit_down()

    page = officer.get("/siege/demandes/")
    _call(officer, asked)
    officer.get(_page(other))

    assert "Comité de Lannion" in page
    assert "Comité de Brest" not in page
    assert officer.status == 404


def test_what_is_answered_is_not_answered_again(officer, asked):
    _decide(officer, asked, "closed")

    page = officer.get(_page(asked))

    assert 'name="state"' not in page


def test_without_a_request_the_list_says_so(officer):
    assert "Aucune demande" in officer.get("/siege/demandes/")
