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


def test_a_page_of_requests_opens_those_alone_and_finds_them_by_an_index(server, officer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from organiser.hq import home
    from organiser.hq.usecases.founding import deciding

    ends = [Asked(server, insee=f"2211{number}", name=f"Comité {number}") for number in range(3)]
    waits = [Asked(server, insee=f"2212{number}", name=f"Autre {number}") for number in range(3)]
    for each in ends:
        deciding.decide(
            home.keys(), each.request.pk, deciding.RequestState.CLOSED, "x", "Doublon"
        )  # fmt: skip
    cases = deciding.Cases(home.keys())
    with CaptureQueriesContext(connection) as caught:
        middle = cases[2:4]
    lists = [each["sql"] for each in caught if "ORDER BY" in each["sql"] and "LIMIT" in each["sql"]]

    assert [each.id for each in cases[:]] == [each.request.pk for each in (*waits, *ends)]
    assert [each.id for each in middle] == [waits[2].request.pk, ends[0].request.pk]
    assert len(cases) == 6
    assert len(lists) == 2
    for sql in lists:
        plan = _plan(server, sql)
        assert "request_listed" in plan, plan
        assert "TEMP B-TREE" not in plan
        assert "Sort" not in plan


def _plan(server, sql):
    from django.db import connection

    head = "EXPLAIN " if server.kind == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        if server.kind == "postgresql":
            cursor.execute("SET enable_seqscan = off")
            cursor.execute("SET enable_bitmapscan = off")
        cursor.execute(head + sql)
        plan = "\n".join(str(line) for line in cursor.fetchall())
        if server.kind == "postgresql":
            cursor.execute("RESET enable_seqscan")
            cursor.execute("RESET enable_bitmapscan")
    return plan
