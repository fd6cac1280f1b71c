"""Directives at the desk: written with a look before, seen with who read them, withdrawn."""

import re

import pytest
from asked_of import asked_of
from officer import Officer
from paired import Paired, change

from organiser import clock
from organiser.domain.identifier import id_by_key

WRITTEN = {
    "title": "Tracts", "text": "Trois par **rue**.", "since": "2026-01-01", "until": "",
    "whom": "all", "department": "", "name": "",
}  # fmt: skip


def _write(officer, act="publish", path="/siege/consignes/nouvelle/", **other):
    officer.get(path)
    return officer.act(path, **{**WRITTEN, "act": act, **other})


def _audience():
    from organiser.hq.models import Directive

    return Directive.objects.get().audience


def test_it_is_looked_at_before_it_is_published(officer, lannion):
    from organiser.hq.models import Directive

    seen = _write(officer, "preview")
    before = Directive.objects.count()
    published = _write(officer)

    assert "<strong>rue</strong>" in seen
    assert 'value="Tracts"' in seen
    assert before == 0
    assert "<strong>rue</strong>" in published
    assert _audience() == ["movement"]


def test_committees_are_searched_by_name_and_ticked(officer, lannion, perros):
    found = _write(officer, "search", whom="committees", name="lann", title="")

    assert lannion.name in found
    assert perros.name not in found
    assert 'class="error"' not in found

    _write(officer, whom="committees", committee=[lannion.pk.hex])

    assert _audience() == [f"committee:{lannion.pk.hex}"]


def test_a_department_is_asked(officer, lannion):
    _write(officer, whom="department", department="22")

    assert _audience() == ["department:22"]


@pytest.mark.parametrize("wrong", [
    {"title": ""}, {"text": " "}, {"text": "Un <b>gras</b>."}, {"text": "![x](y.png)"},
    {"whom": ""}, {"whom": "committees"}, {"whom": "department", "department": "99"},
    {"until": "2025-01-01"}, {"since": "demain"},
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(officer, lannion, wrong):
    from organiser.hq.models import Directive

    page = _write(officer, **{"title": "Mon titre", **wrong})

    assert officer.status == 422
    assert re.search(r'class="(card )?error"', page)
    assert "Mon titre" in page or "title" in wrong
    assert Directive.objects.count() == 0


def test_another_version_goes_to_whom_the_first_went(officer, lannion):
    first = asked_of("department:22")

    page = _write(officer, path=f"/siege/consignes/{first.series}/version/", text="Deux.")

    assert "version 2" in page
    assert "Trois par rue." in page
    assert "Armor" in page


def test_who_read_it_is_shown_with_the_word_that_came_back(officer, server, lannion, perros):
    told = asked_of("movement")
    laptop = Paired(server, lannion)
    now = clock.stamp(clock.now())
    laptop.ask()
    laptop.ask(change(
        "directive_reading", record=id_by_key("directive_reading", told.pk).hex,
        directive_id=told.pk.hex, read_at=now, applied_at=now, acknowledged_at=None,
        end_read_at=None, word="Il manque des tracts.",
    ))  # fmt: skip

    page = officer.get(f"/siege/consignes/{told.series}/")

    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page))
    assert list(facts.values()) == ["2", "1", "1", "0"]
    assert "Il manque des tracts." in page
    assert page.index(lannion.name) < page.index(perros.name)


def test_it_is_withdrawn_with_a_reason_and_not_without(officer, lannion):
    told = asked_of("movement")
    path = f"/siege/consignes/{told.series}/"
    officer.get(path)
    officer.act(f"{path}retrait/", why=" ")
    without = officer.status

    page = officer.act(f"{path}retrait/", why="Erreur de date")

    assert without == 422
    assert "Erreur de date" in page
    assert officer.email in page
    assert "/version/" not in page
    assert told.title in officer.get("/siege/consignes/?etat=withdrawn")
    assert told.title not in officer.get("/siege/consignes/")


def test_a_department_reads_what_concerns_it_and_asks_its_own_alone(server, lannion):
    brest = server.committee("Les Capucins", "29019")
    everybody, elsewhere = asked_of("movement"), asked_of("department:29", title="Ailleurs")
    officer = Officer(server, "department", "22").sit_down()

    page = officer.get("/siege/consignes/")
    officer.get(f"/siege/consignes/{elsewhere.series}/")
    hidden = officer.status
    shown = officer.get(f"/siege/consignes/{everybody.series}/")

    assert everybody.title in page
    assert elsewhere.title not in page
    assert hidden == 404
    assert lannion.name in shown
    assert brest.name not in shown
    assert "/retrait/" not in shown

    officer.act(f"/siege/consignes/{everybody.series}/retrait/", why="Non")
    refused = officer.status
    _write(officer, whom="all")
    assert (refused, officer.status) == (422, 422)

    _write(officer, whom="committees", committee=[brest.pk.hex])
    assert officer.status == 422

    _write(officer, whom="department", department="29", title="Chez nous")
    assert officer.status == 200
    from organiser.hq.models import Directive

    assert Directive.objects.get(title="Chez nous").audience == ["department:22"]


def test_a_long_list_has_pages(officer, lannion):
    for number in range(51):
        asked_of("movement", title=f"Consigne {number:02}")

    first, second = officer.get("/siege/consignes/"), officer.get("/siege/consignes/?page=2")

    assert "Consigne 50" in first
    assert "Consigne 00" not in first
    assert "Consigne 00" in second


def test_without_a_directive_the_list_says_so(officer):
    assert 'class="empty"' in officer.get("/siege/consignes/")
