"""Headquarters reads counts: none that tells of too few, none by reading everybody's records."""

import csv
import io
import re

import pytest
from acts_of_committees import action
from officer import Officer
from paired import Paired, change, person


@pytest.fixture
def country(server, lannion, perros):
    """Three departments: one with many, one with a few, one with hardly anybody."""
    from organiser.hq.usecases.desk import counts

    brest = server.committee("Brest", "29019")
    rennes = server.committee("Rennes", "35238")
    for committee, people, stalls in ((lannion, 30, 8), (brest, 9, 7), (rennes, 2, 3)):
        laptop = Paired(server, committee)
        laptop.ask()
        laptop.ask(*[person() for _ in range(people)], *[action() for _ in range(stalls)])
    counts.count_all()


def _csv(officer, name):
    raw = officer.get(f"/siege/chiffres/{name}.csv").lstrip("\ufeff")
    return {line[0]: line[2:] for line in csv.reader(io.StringIO(raw), delimiter=";")}


def test_small_numbers_are_hidden_with_what_would_tell_them(country, officer):
    lines = _csv(officer, "known")

    assert lines[""][0] == "41"
    assert lines["35"][0] == "caché"
    assert lines["29"][0] == "caché"  # else 41 - 30 - 9 says it
    assert lines["22"][0] == "30"


def test_a_hidden_number_is_nowhere_in_the_database_of_counts(country, server):
    rows = server.execute("SELECT count FROM figure WHERE department = '35' AND count IS NOT NULL")

    assert all(count == 0 or count >= 5 for (count,) in rows)


def test_the_page_says_the_same_as_the_file(country, officer):
    page = officer.get("/siege/chiffres/")

    row = re.search(r'<th scope="row">Ille-et-Vilaine.*?</tr>', page, re.S)[0]
    assert "caché" in row
    assert "<title>" in page


def test_an_officer_of_a_department_reads_her_own_and_the_country(country, server):
    officer = Officer(server, "department", "22").sit_down()

    lines = _csv(officer, "actions")

    assert set(lines) == {"Code", "", "22"}


def test_committees_by_month_are_as_public_as_they_were(country, officer):
    raw = officer.get("/siege/chiffres/comites.csv")

    assert raw.strip().endswith(";4;0;4")


def test_before_anything_was_counted_a_page_says_so(officer):
    page = officer.get("/siege/chiffres/")

    assert "Rien n’est encore compté" in page
    assert page.count("à leur prochain échange") == 2


def test_what_there_is_not_is_not_found(country, officer):
    officer.get("/siege/chiffres/elsewhere.csv")

    assert officer.status == 404


def _plans(server, statements):
    from django.db import connection

    with connection.cursor() as cursor:
        if server.kind == "postgresql":
            cursor.execute("SET enable_seqscan = off")
        for sql in statements:
            head = "EXPLAIN " if server.kind == "postgresql" else "EXPLAIN QUERY PLAN "
            cursor.execute(head + sql.replace("%", "%%") if "%" in sql else head + sql)
            yield sql, "\n".join(str(line) for line in cursor.fetchall())
        if server.kind == "postgresql":
            cursor.execute("RESET enable_seqscan")


@pytest.mark.parametrize("path", [
    "/siege/", "/siege/comites/", "/siege/comites/?etat=alarm&q=lannion", "/siege/chiffres/",
    "/siege/chiffres/actions.csv", "/siege/personne/journal/", "ONE",
])  # fmt: skip
def test_no_page_reads_through_the_records(country, officer, server, lannion, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        officer.get(f"/siege/comites/{lannion.pk}/" if path == "ONE" else path)
    asked = [each["sql"] for each in caught if re.search(r"\brecord\b", each["sql"])]

    assert officer.status == 200
    assert len(asked) == (1 if path in {"ONE", "/siege/"} else 0)  # the votes to come
    for sql, plan in _plans(server, asked):
        assert re.search("record_told|record_said|scope_id_idx", plan), (sql, plan)
        assert "Seq Scan" not in plan
        assert "SCAN" not in plan


@pytest.mark.parametrize(("more", "says"), [("NNNN", True), ("", False)])
def test_doors_are_counted_by_what_was_met_and_how_often_somebody_spoke(
    server, lannion, officer, more, says
):
    from organiser.hq.usecases.desk import counts

    answers = "P" * 12 + "A" * 20 + "L" * 8 + "I" * 6 + "N" + more
    laptop = Paired(server, lannion)
    laptop.ask()
    laptop.ask(*[visit(row, answer) for row, answer in enumerate(answers)])
    counts.count_all()

    cells = _csv(officer, "contact")[""][:5]
    page = officer.get("/siege/chiffres/")

    assert ("portes frappées, conversations : 56" in page.replace("\u00a0", " ")) == says
    assert (cells == ["12", "8", "5", "20", "6"]) == says
    assert "1" not in cells


def visit(row, outcome):
    """One door of a page that came back."""
    return change("visit", page_id="0" * 31 + "1", row=row, outcome=outcome, how="keyed",
                  on="2026-11-20", entered_at=1_790_000_000_000)  # fmt: skip


def test_doors_are_read_by_their_own_index(country, server):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from organiser.hq.usecases.desk import counts

    with CaptureQueriesContext(connection) as caught:
        counts.count_all()
    (asked,) = {
        each["sql"] for each in caught if "'visit'" in each["sql"] and "outcome" in each["sql"]
    }

    ((_sql, plan),) = _plans(server, [asked])
    assert "record_doors" in plan or "scope_id_idx" in plan
    assert "kind" not in plan  # else all records of the committee are looked through
