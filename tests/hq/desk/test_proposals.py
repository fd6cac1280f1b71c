"""Proposals at the desk: found by state and theme, published, answered with a reason, joined."""

import csv
import re
from io import StringIO

import pytest
from officer import Officer
from paired import Paired, change
from proposed import proposed, sent

from organiser import clock
from organiser.domain.identifier import id_by_key


@pytest.fixture
def laptop(server, lannion):
    laptop = Paired(server, lannion)
    laptop.ask()
    return laptop


def _series():
    from organiser.hq.models import Proposal

    return Proposal.objects.get().series


def _page(series, more=""):
    return f"/siege/propositions/{series}/{more}"


def _seconds(laptop, series, heard=4):
    laptop.ask(change(
        "seconding", record=id_by_key("seconding", series).hex, proposal_id=series.hex,
        heard=heard, at=clock.stamp(clock.now()),
    ))  # fmt: skip


def test_what_a_laptop_sends_is_in_the_list_and_gone_when_it_is_taken_back(officer, laptop):
    proposal = sent()
    laptop.ask(proposal)
    there = officer.get("/siege/propositions/")

    laptop.ask(change(
        "proposal", "delete", proposal.id, laptop.last_version, stamp=clock.stamp(clock.now())
    ))  # fmt: skip
    gone = officer.get("/siege/propositions/")

    assert "Bloquer les loyers" in there
    assert "Bloquer les loyers" not in gone


def test_the_newest_version_is_what_stands_whoever_else_writes_its_number(
    officer, server, laptop, perros
):  # fmt: skip
    first = sent()
    laptop.ask(first, sent("Bloquer mieux", first.id, version=2, heard=14))
    other = Paired(server, perros)
    other.ask()
    other.ask(sent("Volée", first.id, version=3))

    page = officer.get("/siege/propositions/")

    assert "Bloquer mieux" in page
    assert "14" in re.search(r'<td class="n">(\d+)', page)[0]
    assert "Volée" not in page


def test_what_says_nothing_is_in_no_list(officer, laptop):
    laptop.ask(sent(" "))

    assert 'class="empty"' in officer.get("/siege/propositions/")


def test_a_list_is_of_a_state_and_a_theme(officer, lannion):
    proposed(lannion, "Loyers", theme="logement")
    proposed(lannion, "Bus", theme="transports")
    proposed(lannion, "Écoles", state="accepted", answer="Oui.")

    waiting = officer.get("/siege/propositions/")
    themed = officer.get("/siege/propositions/?theme=logement")
    accepted = officer.get("/siege/propositions/?etat=accepted")

    assert "Loyers" in waiting
    assert "Écoles" not in waiting
    assert "Loyers" in themed
    assert "Bus</a>" not in themed
    assert "Écoles" in accepted
    assert "Bus</a>" not in accepted


def test_it_is_published_seconded_and_answered(officer, server, laptop, perros):
    laptop.ask(sent())
    series = _series()
    officer.get(_page(series))
    published = officer.act(_page(series, "publier/"))
    other = Paired(server, perros)
    _status, told = other.ask()
    _seconds(other, series)

    officer.act(_page(series, "reponse/"), state="accepted", why=" ")
    without = officer.status
    page = officer.act(_page(series, "reponse/"), state="accepted", why="Au chapitre 3.")

    kinds = {row.kind for feed in told.feeds.values() for row in feed.rows}
    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page))
    assert "shared_proposal" in kinds
    assert "Tous les comités la lisent" in published
    assert without == 422
    assert "Au chapitre 3." in page
    assert (facts["Entendue par"], facts["Appuyée par"], facts["Entendue ailleurs par"]) == (
        "12", "1", "4"
    )  # fmt: skip


def test_it_is_joined_with_another_that_is_searched_by_words(officer, lannion, perros):
    one = proposed(lannion, "Geler les loyers")
    other = proposed(perros, "Bloquer les loyers")

    page = officer.get(_page(one.series, "?q=bloquer"))
    officer.act(_page(one.series, "joindre/"), into="x", why="La même chose.")
    wrong = officer.status
    joined = officer.act(_page(one.series, "joindre/"), into=other.series, why="La même chose.")

    assert "Perros-Guirec" in page
    assert wrong == 422
    assert f'href="/siege/propositions/{other.series}/"' in joined
    assert "Geler les loyers" in officer.get(_page(other.series))


def test_an_officer_of_a_department_reads_her_own_and_answers_nothing(server, lannion):
    brest = server.committee("Les Capucins", "29019")
    own, elsewhere = proposed(lannion, "Chez nous"), proposed(brest, "Ailleurs")
    officer = Officer(server, "department", "22").sit_down()

    page = officer.get("/siege/propositions/")
    raw = officer.get("/siege/propositions/propositions.csv")
    shown = officer.get(_page(own.series))
    officer.get(_page(elsewhere.series))

    assert officer.status == 404
    assert "Ailleurs" not in page + raw
    assert "Chez nous" in raw
    assert "/reponse/" not in shown


def test_the_table_holds_the_texts_and_no_formula(officer, lannion):
    proposed(lannion, "=1+1", theme="logement")

    raw = officer.get("/siege/propositions/propositions.csv").lstrip("\ufeff")

    head, line = csv.reader(StringIO(raw), delimiter=";")
    told = dict(zip(head, line, strict=True))
    assert (told["Titre"], told["Texte"], told["Thème"]) == ("'=1+1", "Le loyer.", "logement")


@pytest.mark.parametrize("query", ["", "?etat=all", "?etat=accepted&page=2", "?theme=logement"])
def test_a_list_reads_no_records_and_its_page_by_an_index(officer, server, lannion, query):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    proposed(lannion, theme="logement")
    with CaptureQueriesContext(connection) as caught:
        officer.get(f"/siege/propositions/{query}")
    said = [each["sql"] for each in caught]
    lists = [sql for sql in said if "LIMIT 50" in sql]

    assert not any(re.search(r"\brecord\b", sql) for sql in said)
    assert not any('"proposal"."text"' in sql for sql in said)
    for sql in lists:
        plan = _plan(server, sql)
        assert "proposal_s" in plan or "proposal_theme" in plan, plan
        assert "SCAN proposal\n" not in plan
        assert "TEMP B-TREE" not in plan
        assert "Seq Scan on proposal" not in plan


def _plan(server, sql):
    from django.db import connection

    with connection.cursor() as cursor:
        if server.kind == "postgresql":
            cursor.execute("SET enable_seqscan = off")
            cursor.execute("SET enable_sort = off")
        head = "EXPLAIN " if server.kind == "postgresql" else "EXPLAIN QUERY PLAN "
        cursor.execute(head + sql.replace("%", "%%") if "%" in sql else head + sql)
        plan = "\n".join(str(line) for line in cursor.fetchall())
        if server.kind == "postgresql":
            cursor.execute("RESET enable_seqscan")
            cursor.execute("RESET enable_sort")
    return plan


def test_one_reads_its_secondings_by_an_index(officer, server, lannion):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    one = proposed(lannion)
    with CaptureQueriesContext(connection) as caught:
        officer.get(_page(one.series))
    asked = [each["sql"] for each in caught if re.search(r"\brecord\b", each["sql"])]

    assert len(asked) == 1
    plan = _plan(server, asked[0])
    assert "record_heard" in plan or "kind_id_idx" in plan, plan
    assert "SCAN r" not in plan


def test_what_lay_there_before_is_written_down_by_the_migration(server, laptop):
    from importlib import import_module

    from django.apps import apps
    from django.db import connection

    from organiser.hq.models import Proposal

    first = sent()
    laptop.ask(first, sent("Bloquer mieux", first.id, version=2))
    stood = Proposal.objects.values().get()
    Proposal.objects.all().delete()
    migration = import_module("organiser.hq.migrations.0010_desk_of_the_movement")

    with connection.schema_editor() as editor:
        migration.write_down(apps, editor)

    assert {**Proposal.objects.values().get(), "at": 0} == {**stood, "at": 0}


def test_counts_by_street_are_on_the_page(officer, lannion):
    one = proposed(lannion, theme="logement", streets='[["rue <b>", 6], ["", 7]]')

    page = officer.get(f"/siege/propositions/{one.series}/")

    assert "rue &lt;b&gt; <b>6</b>" in officer.raw
    assert "autres rues <b>7</b>" in page
