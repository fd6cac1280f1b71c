"""The drive of a directive at the desk: written, looked at, its numbers shown as they may be."""

import pytest
from paired import Paired, change

from organiser import clock
from organiser.domain.identifier import id_by_key

WRITTEN = {
    "title": "Appeler", "text": "Appelez.", "since": "2026-01-01", "until": "", "whom": "all",
    "department": "", "name": "", "drive": "call", "whom_for": "Qui a dit venir",
    "goal": "Vingt", "subject": "", "words": "Bonjour, samedi ?", "drive_since": "",
    "drive_until": "",
}  # fmt: skip
PATH = "/siege/consignes/nouvelle/"


def _write(officer, act="publish", **other):
    officer.get(PATH)
    return officer.act(PATH, **{**WRITTEN, "act": act, **other})


def _sent(server, committee, series, **counts):
    laptop = Paired(server, committee)
    laptop.ask()
    laptop.ask(change(
        "drive_count", record=id_by_key("drive_count", series).hex, about_id=series.hex, **counts
    ))  # fmt: skip


def _counted(directive):
    from organiser.hq.usecases import drive_counts

    drive_counts.count(directive.series)
    return drive_counts.sheet(directive.series)


@pytest.fixture
def directive(officer, lannion):
    from organiser.hq.models import Directive

    _write(officer)
    return Directive.objects.get()


def test_the_drive_is_looked_at_and_published_with_the_directive(officer, lannion):
    from organiser.hq.models import Directive

    seen = _write(officer, "preview")
    _write(officer)

    assert "Bonjour, samedi ?" in seen
    assert Directive.objects.get().drive["whom"] == "Qui a dit venir"


@pytest.mark.parametrize("wrong", [
    {"whom_for": ""}, {"words": ""}, {"drive": "email"},
    {"drive_since": "2026-12-02", "drive_until": "2026-12-01"},
])  # fmt: skip
def test_what_the_drive_lacks_is_said_beside_its_field(officer, lannion, wrong):
    from organiser.hq.models import Directive

    page = _write(officer, **wrong)

    assert officer.status == 422
    assert 'class="error"' in page
    assert Directive.objects.count() == 0


def test_the_next_version_begins_with_the_drive_of_the_last(officer, directive):
    page = officer.get(f"/siege/consignes/{directive.series}/version/")

    assert "Qui a dit venir" in page
    assert "Bonjour, samedi ?" in page


def test_numbers_of_committees_are_shown_and_small_ones_are_not(
    server, officer, directive, lannion, perros
):  # fmt: skip
    _sent(server, lannion, directive.series, drives=1, people=40, reached=20, no_answer=10)
    _sent(server, perros, directive.series, drives=2, people=30, reached=12, no_answer=3)
    sheet = _counted(directive)

    whole, one, other = sheet.lines
    at = sheet.columns.index("no_answer")

    assert (whole.people, one.people, other.people, other.drives) == (70, 40, 30, 2)
    assert other.counts[at] is None
    assert None in one.counts


def test_who_says_more_results_than_people_breaks_nothing(server, directive, lannion):
    _sent(server, lannion, directive.series, drives=1, people=2, reached=50, no_answer=-4)

    whole, _one = _counted(directive).lines

    assert whole.people == 50


def test_what_was_counted_is_kept_for_everybody_and_the_raw_numbers_are_on_no_page(
    server, officer, directive, lannion
):  # fmt: skip
    _sent(server, lannion, directive.series, drives=1, people=40, reached=37)
    before = officer.get(f"/siege/consignes/{directive.series}/")
    _counted(directive)

    page = officer.get(f"/siege/consignes/{directive.series}/")

    assert "campagne.csv" not in before
    assert "37" not in page.split('id="drives-title"')[1].split("</section>")[0]


def test_an_officer_of_a_department_sees_her_committees_and_the_whole(
    server, officer, directive, lannion
):  # fmt: skip
    from organiser.hq.usecases import drive_counts

    rennes = server.committee("Rennes Nord", "35238")
    _sent(server, lannion, directive.series, drives=1, people=40, reached=40)
    _sent(server, rennes, directive.series, drives=1, people=60, reached=60)
    drive_counts.count_all()

    mine = drive_counts.sheet(directive.series, "22")

    assert [line.name for line in mine.lines] == ["", lannion.name]
    assert mine.lines[0].people == 100
    assert mine.at <= clock.now()


def test_counts_are_found_by_their_index(server, directive):
    from django.db import connection

    from organiser.hq.usecases import drive_counts

    word = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"{word} {drive_counts._COUNTS}", [directive.series.hex])
        plan = str(cursor.fetchall())

    assert "record_drives" in plan or "_id_idx" in plan
