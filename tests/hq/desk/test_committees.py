"""An officer sees how committees fare, and does what is hers to do."""

import re
from datetime import timedelta

import pytest
from acts_of_committees import action
from officer import Officer
from paired import Paired, change, person

from organiser import clock


def _page(committee, more=""):
    return f"/siege/comites/{committee.pk}/{more}"


def test_a_list_is_searched_by_name_by_commune_and_by_department(officer, lannion, perros, server):
    brest = server.committee("Les Capucins", "29019")

    by_name = officer.get("/siege/comites/?q=capu")
    by_commune = officer.get("/siege/comites/?q=brest")
    by_department = officer.get("/siege/comites/?departement=22")

    assert brest.name in by_name
    assert lannion.name not in by_name
    assert brest.name in by_commune
    assert perros.name in by_department
    assert brest.name not in by_department


def test_a_long_list_has_pages_that_keep_the_search(officer, server):
    for number in range(51):
        server.committee(f"Comité {number:02}", "22113")

    first = officer.get("/siege/comites/?q=comité")
    second = officer.get("/siege/comites/?q=comité&page=2")

    assert "Comité 49" in first
    assert "Comité 50" not in first
    assert "Comité 50" in second
    assert re.search(r'rel="next" href="\?q=comit[^"]*page=2"', first)


def test_her_department_is_all_an_officer_of_it_sees(server, lannion):
    brest = server.committee("Les Capucins", "29019")
    officer = Officer(server, "department", "22").sit_down()

    page = officer.get("/siege/comites/?departement=29")
    every = officer.get("/siege/comites/")

    assert brest.name not in page
    assert lannion.name in every
    assert brest.name not in every


def test_who_waits_while_no_laptop_calls_is_an_alarm(officer, lannion, perros, joins, silence):
    silence(lannion)
    silence(perros, days=3)
    joins(lannion)
    joins(perros, "yann@example.org")
    for committee in (lannion, perros):
        officer.get(_page(committee))

    alarms = officer.get("/siege/comites/?etat=alarm")
    first = officer.get("/siege/")

    assert lannion.name in alarms
    assert perros.name not in alarms
    assert "1 comité silencieux" in first


def test_what_is_counted_of_a_committee(officer, lannion, server, joins):
    laptop = Paired(server, lannion)
    laptop.ask()
    joins(lannion)
    camille = person()
    laptop.ask(
        camille, action(1), action(29), action(31), action(2, state="cancelled"), action(-3),
        change(
            "training_record", "put", None, 0, camille.id, person_id=camille.id, course="charter",
            on=clock.today().isoformat(), is_passed=1,
        ),
    )  # fmt: skip

    page = officer.get(_page(lannion))

    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)", page))
    assert facts["Actions en 30 jours"] == "2"
    assert facts["Personnes formées"] == "1"
    assert facts["Personnes qui attendent"] == "1"


def test_who_was_tried_waits_no_more(officer, lannion, server, joins):
    laptop = Paired(server, lannion)
    joins(lannion)
    _status, told = laptop.ask()
    rows = {row.kind: row for feed in told.feeds.values() for row in feed.rows}
    newcomer = rows["newcomer"]
    who = newcomer.fields["person_id"]
    laptop.ask(
        change("welcome_step", "put", None, 0, who, person_id=who, newcomer_id=newcomer.id,
               step="absent", at=clock.stamp(clock.now())),
    )  # fmt: skip

    page = officer.get(_page(lannion))

    assert dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)", page))["Personnes qui attendent"] == "0"


def test_a_pairing_code_is_shown_once_and_pairs(officer, lannion, server):
    officer.get(_page(lannion))
    made = officer.act(_page(lannion, "code/"))
    again = officer.get(_page(lannion))

    code = re.search(r'class="big"><code>([^<]+)<', made)[1]
    assert code not in again
    assert Paired(server, lannion, code=code).ask()[0] == 200
    assert "code d’association créé" in again


@pytest.mark.parametrize(("act", "told"), [("stop", False), ("wipe", True)])
def test_a_laptop_is_stopped_and_may_be_told_to_erase_itself(officer, lannion, server, act, told):
    laptop = Paired(server, lannion)
    laptop.ask()
    officer.get(_page(lannion))

    page = officer.act(_page(lannion, f"ordinateurs/{laptop.device}/"), act=act)
    status, refused = laptop.ask()

    assert "Arrêté" in page
    assert status == 403
    assert bool(refused.orders) is told


def test_a_laptop_of_another_committee_is_not_stopped_from_here(officer, lannion, perros, server):
    laptop = Paired(server, perros)
    officer.get(_page(lannion))

    officer.act(_page(lannion, f"ordinateurs/{laptop.device}/"), act="stop")

    assert officer.status == 422
    assert laptop.ask()[0] == 200


def test_the_public_text_is_changed_and_nothing_in_it_is_markup(officer, lannion):
    officer.get(_page(lannion))

    officer.act(_page(lannion, "texte/"), about="Le samedi.\r\n<script>alert(1)</script>")
    public = officer.get(f"/comite/{lannion.page.code}/")

    assert "Le samedi." in public
    assert "<script>alert" not in officer.server.request(
        "GET", f"/comite/{lannion.page.code}/", b"", {}
    )[2].decode()  # fmt: skip


def test_who_helps_with_laptops_decides_about_nothing_else(server, lannion):
    officer = Officer(server, "support").sit_down()

    page = officer.get(_page(lannion))

    assert 'name="why"' not in page
    assert "/code/" in page


def test_how_it_fares_is_kept_until_the_next_look(server, lannion, joins):
    from organiser.hq.models import Health
    from organiser.hq.usecases.desk import counts

    joins(lannion)
    counts.count_all()

    kept = Health.objects.get(committee=lannion)
    assert kept.waiting == 1
    assert clock.now() - kept.waiting_since < timedelta(minutes=1)
