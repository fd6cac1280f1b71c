"""One person's record is opened with a reason, and the line that says so stays."""

import pytest
from django.db import DatabaseError, transaction
from officer import Officer

WHY = "Demande d’accès reçue par courrier"


def _look(officer, email="nolwenn@example.org", why=WHY):
    officer.get("/siege/personne/")
    return officer.act("/siege/personne/", email=email, why=why)


def test_a_record_opens_by_the_exact_mailbox_and_a_reason(officer, lannion, joins):
    joins(lannion)

    page = _look(officer, "Nolwenn@Example.org")

    assert "Kerdoncuff" in page
    assert lannion.name in page


def test_she_sees_that_somebody_looked_but_not_who(officer, lannion, joins):
    mine = joins(lannion)
    before = officer.get(mine)
    _look(officer)

    after = officer.get(mine)

    assert "Qui les a consultées" not in before
    assert "Qui les a consultées" in after
    assert "national" in after
    assert officer.email not in after


def test_the_log_says_who_looked_and_why(server, officer, lannion, joins):
    joins(lannion)
    _look(officer)
    _look(officer, "somebody@example.org")
    other = Officer(server, "data_protection").sit_down()

    page = other.get("/siege/personne/journal/")

    assert page.count(WHY) == 2
    assert officer.email in page
    assert "nolwenn@" not in page
    assert "somebody@" not in page


@pytest.mark.parametrize(("email", "why"), [
    ("nolwenn@example.org", ""), ("nolwenn@example.org", "besoin"), ("nolwenn", WHY), ("", WHY),
])  # fmt: skip
def test_without_a_whole_mailbox_and_a_reason_nothing_opens(
    server, officer, lannion, joins, email, why
):
    joins(lannion)

    page = _look(officer, email, why)

    assert officer.status == 422
    assert "Kerdoncuff" not in page
    assert server.execute("SELECT count(*) FROM access_line")[0][0] == 0


def test_a_part_of_a_mailbox_finds_nobody_and_leaves_a_line(server, officer, lannion, joins):
    joins(lannion)

    page = _look(officer, "olwenn@example.org")

    assert "Aucune inscription" in page
    assert server.execute("SELECT count(*) FROM access_line WHERE sign_up IS NULL")[0][0] == 1


def test_who_leafs_through_is_stopped(server, officer, monkeypatch):
    from organiser.hq.usecases.desk import access

    monkeypatch.setattr(access, "MOST_A_DAY", 2)
    for _turn in range(3):
        page = _look(officer)

    assert officer.status == 422
    assert "continuez demain" in page
    assert server.execute("SELECT count(*) FROM access_line")[0][0] == 2


@pytest.mark.parametrize("statement", [
    "UPDATE access_line SET role = 'support'", "DELETE FROM access_line",
])  # fmt: skip
def test_the_database_itself_changes_no_line(server, officer, statement):
    _look(officer)

    with pytest.raises(DatabaseError), transaction.atomic():
        server.execute(statement)

    assert server.execute("SELECT role FROM access_line") == [("national",)]


def test_a_line_is_forgotten_after_three_years(server, officer):
    from datetime import timedelta

    from organiser import clock
    from organiser.hq.usecases.desk import access

    long_ago = clock.now() - timedelta(days=4 * 366)
    with clock.set_to(lambda: long_ago):
        from organiser.hq import home

        access.look_up(home.keys(), officer.account, "a@example.org", WHY)
    access.look_up(home.keys(), officer.account, "a@example.org", WHY)

    server.purge()

    assert server.execute("SELECT count(*) FROM access_line")[0][0] == 1


def test_the_reason_lies_encrypted(server, officer):
    _look(officer)

    rows = server.execute("SELECT secret FROM access_line")

    assert b"courrier" not in bytes(rows[0][0])


def test_whoever_is_written_out_for_the_officer_reads_it_on_her_own_page(
    server, lannion, joins, tmp_path
):
    from spare_key import Offline, publish

    from organiser.hq import home
    from organiser.hq.models import SignUp
    from organiser.hq.usecases import officer_export

    mine = joins(lannion)
    publish(Offline(tmp_path / "offline").public)
    her = SignUp.objects.get().person
    dpo = Officer(server, "data_protection").sit_down()
    before = dpo.get(mine)

    made = officer_export.export(home.keys(), dpo.account, lannion, "nolwenn@example.org", WHY)

    assert made.person == her
    assert "Qui les a consultées" not in before
    assert "Qui les a consultées" in dpo.get(mine)
    page = dpo.get("/siege/personne/journal/")
    assert "Extrait pour l’ordinateur de la personne déléguée" in page
    assert WHY in page
