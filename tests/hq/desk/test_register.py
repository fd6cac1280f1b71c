"""The register of online selections at the desk: opened, completed, withdrawn, never rewritten."""

import csv
from datetime import UTC, date, datetime, timedelta

import pytest
from officer import Officer
from paired import Paired, change
from registered import OLD, entry, registered

from organiser import clock
from organiser.domain.identifier import id_by_key
from organiser.domain.register import LINKS, Said

PATH = "/siege/registre/nouvelle/"


def written(without=(), **other):
    today = clock.today()
    said = {str(each): "Dit" for each in Said if each not in without}
    said |= {str(each): "https://example.org/" for each in LINKS if each not in without}
    return {
        "use": "text", "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(20)).isoformat(), "parameters": "commune", "subject": "",
        "words": "Venez samedi.", "act": "publish", **said, **other,
    }  # fmt: skip


def _write(officer, path=PATH, **other):
    officer.get(path)
    return officer.act(path, **written(**other))


def _held(laptop):
    _status, told = laptop.ask(cur={})
    rows = [row for feed in told.feeds.values() for row in feed.rows]
    return [row.fields for row in rows if row.kind == "online_selection"]


def test_a_complete_line_goes_down_with_what_a_laptop_must_know_and_no_amount(
    officer, server, lannion
):  # fmt: skip
    page = _write(officer, amounts="1 200 euros")
    (line,) = _held(Paired(server, lannion))

    assert "S-" in page
    assert (line["is_complete"], line["parameters"], line["words"]) == (
        1,
        "commune",
        "Venez samedi.",
    )
    assert line["notice"].endswith(f"/t/{line['reference']}")
    assert "1 200" not in str(line)


def test_a_line_that_is_complete_is_looked_at_before_its_notice_is_public(officer, lannion):
    from organiser.hq.models import SelectionLine

    page = _write(officer, act="keep", sponsor="Comité de Lannion", proof="classeur 4")
    before = SelectionLine.objects.count()
    notices = officer.get("/transparence/")
    officer.get(PATH)
    officer.act(PATH, **written(sponsor="Comité de Lannion"))

    preview = page.split('id="preview-title"')[1].split("</section>")[0]
    assert officer.status == 200
    assert "Comité de Lannion" in preview
    assert "Venez samedi." in preview
    assert "classeur 4" not in preview
    assert 'value="publish"' in preview
    assert before == 0
    assert "Comité de Lannion" not in notices
    assert SelectionLine.objects.get().is_complete


def test_a_next_version_that_completes_a_line_is_looked_at_too(officer, lannion):
    from organiser.hq.models import SelectionLine

    _write(officer, act="keep", without={Said.MONEY_FROM})
    (line,) = SelectionLine.objects.all()
    page = _write(officer, f"/siege/registre/{line.series}/version/", act="keep")

    assert 'id="preview-title"' in page
    assert SelectionLine.objects.count() == 1


def test_what_is_missing_is_kept_told_and_carries_nothing(officer, server, lannion):
    page = _write(officer, without={Said.MONEY_FROM})
    (line,) = _held(Paired(server, lannion))

    assert officer.status == 200
    assert 'id="missing-title"' in page
    assert line["is_complete"] == 0


def test_a_line_that_was_complete_is_not_made_incomplete_again(officer, lannion):
    from organiser.hq.usecases import register

    known = registered()
    _write(officer, f"/siege/registre/{known.series}/version/", without={Said.POLICY})
    refused = officer.status
    _write(officer, f"/siege/registre/{known.series}/version/", amounts="900")

    said = [register.entry_of(each).said[Said.AMOUNTS] for each in
            register.versions_of(known.series)]  # fmt: skip
    assert refused == 422
    assert said == ["900", "Ce qui est dit de amounts"]


@pytest.mark.parametrize("wrong", [
    {"use": "call"}, {"ends_on": "2020-01-01"}, {"starts_on": "demain"},
    {"policy": "javascript:alert(1)"}, {"parameters": "theme"},
])  # fmt: skip
def test_what_cannot_be_kept_is_said_beside_its_field(officer, lannion, wrong):
    from organiser.hq.models import SelectionLine

    page = _write(officer, **wrong)

    assert officer.status == 422
    assert 'class="error"' in page
    assert SelectionLine.objects.count() == 0


def test_it_is_withdrawn_with_a_reason_and_laptops_hear_of_it(officer, server, lannion):
    known = registered()
    path = f"/siege/registre/{known.series}/"
    officer.get(path)
    officer.act(f"{path}retrait/", why=" ")
    without = officer.status
    page = officer.act(f"{path}retrait/", why="Erreur de texte")

    assert without == 422
    assert "Erreur de texte" in page
    assert _held(Paired(server, lannion))[0]["withdrawn_at"] is not None
    assert "/version/" not in page


def test_the_export_has_every_version_and_every_column(officer, lannion):
    from organiser.hq.usecases.register_table import COLUMNS

    known = registered()
    _write(officer, f"/siege/registre/{known.series}/version/", sponsor="=1+1")
    rows = list(csv.reader(officer.get("/siege/registre/registre.csv").lstrip("\ufeff")
                           .splitlines(), delimiter=";"))  # fmt: skip

    assert rows[0] == list(COLUMNS)
    assert {str(each) for each in Said} <= set(COLUMNS)
    assert [row[1] for row in rows[1:]] == ["2", "1"]
    assert rows[1][COLUMNS.index("sponsor")] == "'=1+1"


def test_references_follow_each_other(server):
    server.execute("SELECT 1")
    one, other = registered(), registered()

    year = clock.today().year
    assert (one.reference, other.reference) == (f"S-{year}-001", f"S-{year}-002")


def test_nothing_is_opened_in_the_silence_before_a_vote_of_the_country(officer, server, lannion):
    from organiser.hq import home
    from organiser.hq.models import SelectionLine
    from organiser.hq.usecases import elections, register

    elections.add(home.keys(), "Présidentielle", date(2027, 4, 11))
    eve = datetime(2027, 4, 10, 9, tzinfo=UTC)
    with clock.set_to(lambda: eve), pytest.raises(Exception, match="silence"):
        register.open_line(home.keys(), entry())

    assert SelectionLine.objects.count() == 0


def test_a_line_and_its_numbers_go_after_seven_years_and_not_before(server, lannion):
    from organiser.hq import home
    from organiser.hq.models import SelectionLine
    from organiser.hq.usecases import register

    server.execute("SELECT 1")
    known = registered(starts_on=OLD, ends_on=OLD)
    before = register.forget_old(home.keys(), OLD.replace(year=OLD.year + 7))
    after = register.forget_old(home.keys(), OLD.replace(year=OLD.year + 7) + timedelta(1))

    assert (before, after) == (0, 1)
    assert not SelectionLine.objects.filter(series=known.series).exists()
    assert _held(Paired(server, lannion)) == []


def test_numbers_come_back_to_the_line_and_few_are_hidden(officer, server, lannion, perros):
    from organiser.hq.usecases import drive_counts

    known = registered()
    for committee, people in ((lannion, 40), (perros, 3)):
        laptop = Paired(server, committee)
        laptop.ask()
        laptop.ask(change(
            "drive_count", record=id_by_key("drive_count", known.series).hex,
            about_id=known.series.hex, drives=1, people=people, sent=people,
        ))  # fmt: skip
    drive_counts.count_all()

    sheet = drive_counts.sheet(known.series)

    assert sheet.lines[0].people == 43 or sheet.lines[0].people is None
    assert [line.people for line in sheet.lines[1:]].count(3) == 0


def test_who_does_not_keep_the_register_does_not_see_it(server, lannion):
    officer = Officer(server, "department", "22").sit_down()

    officer.get("/siege/registre/")

    assert officer.status == 403
