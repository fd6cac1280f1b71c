"""A committee ends or goes on in another; who waits for it is not forgotten."""

from paired import Paired


def _page(committee, more=""):
    return f"/siege/comites/{committee.pk}/{more}"


def _people(server, committee):
    from organiser.hq.models import SignUp

    return SignUp.objects.filter(committee=committee).count()


def test_who_waits_is_sent_on_to_the_fall_back_and_told_by_mail(
    officer, lannion, perros, joins, silence, server
):
    silence(lannion)
    mine = joins(lannion)
    officer.get(_page(perros))
    officer.act(_page(perros, "relais/"))
    asked = officer.get(_page(lannion))

    page = officer.act(_page(lannion, "confier/"))
    (mail,) = [each for each in officer.mails() if "accueille" in each["subject"]]

    assert "Perros-Guirec accueille ici" in asked
    assert "1 personne a été confiée" in page
    assert _people(server, lannion) == 0
    assert _people(server, perros) == 1
    assert mail["subject"] == "Perros-Guirec vous accueille"
    assert mine in mail.get_body(("plain",)).get_content()
    assert "Perros-Guirec et son siège" in officer.get(mine)


def test_without_a_fall_back_nobody_is_sent_anywhere(officer, lannion, joins, server):
    joins(lannion)
    officer.get(_page(lannion))

    page = officer.act(_page(lannion, "confier/"))

    assert "pas d’autre comité de relais" in page
    assert _people(server, lannion) == 1


def test_a_committee_is_not_closed_over_who_waits(officer, lannion, joins):
    joins(lannion)
    officer.get(_page(lannion))

    page = officer.act(_page(lannion, "fermer/"), why="Plus personne")

    lannion.refresh_from_db()
    assert "Des personnes attendent ici" in page
    assert lannion.closed_at is None


def test_a_closed_committee_keeps_its_history_and_lets_no_laptop_in(officer, lannion, server):
    laptop = Paired(server, lannion)
    laptop.ask()
    officer.get(_page(lannion))
    officer.act(_page(lannion, "fermer/"), why="Plus personne pour le tenir")

    page = officer.get(_page(lannion))
    status, said = laptop.ask()
    public = officer.get(f"/comite/{lannion.page.code}/")

    assert "Plus personne pour le tenir" in page
    assert officer.email in page
    assert (status, said.code) == (403, "closed")
    assert officer.status == 404
    assert "Plus personne" not in public


def test_closing_asks_for_a_reason(officer, lannion):
    officer.get(_page(lannion))

    officer.act(_page(lannion, "fermer/"), why="  ")

    lannion.refresh_from_db()
    assert officer.status == 422
    assert lannion.closed_at is None


def test_merged_into_another_its_newcomers_and_its_printed_code_lead_there(
    officer, lannion, perros, joins, server
):
    joins(lannion)
    officer.get(_page(lannion))

    officer.act(_page(lannion, "fermer/"), why="Trop près", into=perros.page.code)
    officer.get(f"/c/{lannion.page.code}")
    led = officer.follow()
    history = officer.get(_page(perros))

    assert _people(server, perros) == 1
    assert "Perros-Guirec" in led
    assert "un autre comité lui est réuni : Lannion Centre · Trop près" in " ".join(history.split())


def test_a_code_that_leads_nowhere_merges_nothing(officer, lannion):
    officer.get(_page(lannion))

    officer.act(_page(lannion, "fermer/"), why="Trop près", into="ABCD2345")

    lannion.refresh_from_db()
    assert officer.status == 422
    assert lannion.closed_at is None


def test_a_committee_closed_after_a_backup_is_closed_after_the_restore(
    officer, lannion, perros, server
):
    from organiser.hq.models import Committee

    dump = server.dump()
    officer.get(_page(lannion))
    officer.act(_page(lannion, "fermer/"), why="Trop près", into=perros.page.code)

    server.restore(dump)

    found = Committee.objects.get(pk=lannion.pk)
    assert found.closed_at is not None
    assert found.merged_into_id == perros.pk


def test_a_committee_is_closed_once(officer, lannion, server):
    officer.get(_page(lannion))
    for _turn in range(2):
        officer.act(_page(lannion, "fermer/"), why="Plus personne")

    lines = server.execute("SELECT sum(closed) FROM committee_count")
    assert officer.status == 422
    assert lines[0][0] == 1
