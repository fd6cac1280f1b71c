"""Who asked to be gone stays away, no child comes in, who is limited is used nowhere."""

import pytest
from make import SATURDAY, bring_in, candidate, names, person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.export import Deeds
from organiser.domain.outreach import LeftOut, Use
from organiser.errors import Refused
from organiser.importing.doors import ListedDoor
from organiser.usecases import actions, consents, limiting, undo
from organiser.usecases.consents import Agreement
from organiser.usecases.exports import deeds
from organiser.usecases.exports import people as exporting
from organiser.usecases.exports.people import Format
from organiser.usecases.field import choosing
from organiser.usecases.people import editing
from organiser.usecases.rights import erasing
from organiser.usecases.segments import exclusions

MAIL, PHONE, STREET = "solenn@example.org", "06 39 98 77 65", "12 rue des Lilas"
CITY = "Plouexemple-sur-Mer"


def years_ago(years):
    return str(clock.today().year - years)


def of_file(name="Solenn Kerzhéro", **values):
    return candidate(name, **values)


@pytest.fixture
def erased(database):
    her = person(
        database, "Solenn Kerzhéro", emails=MAIL, phones=PHONE, address=STREET,
        postcode="29999", city=CITY,
    )  # fmt: skip
    erasing.erase(database, her)


@pytest.mark.parametrize(
    "row",
    [
        of_file("S. K.", emails=("SOLENN@example.org",)),
        of_file("Autre Nom", phones=("0639987765",)),
        of_file("SOLENN KERZHERO", street=STREET),
    ],
    ids=["e-mail", "phone", "name and door"],
)
def test_a_later_file_does_not_bring_back_who_was_erased(database, erased, row):
    report = bring_in(database, row, candidate("Anne Riou"))

    assert names(database) == ["Anne Riou"]
    assert (report.added, report.rejected) == (1, 1)
    assert [problem.code for problem in report.warnings] == ["suppressed"]


def test_others_of_her_name_or_her_house_come_in(database, erased):
    namesake = of_file("Solenn Kerzhéro", street="4 rue Haute")

    report = bring_in(database, namesake, of_file("Jean Riou", street=STREET))

    assert report.added == 2


def test_a_mailbox_she_shared_keeps_nobody_else_away(database):
    her = person(database, "Solenn Kerzhéro", emails=MAIL)
    person(database, "Jean Kerzhéro", emails=MAIL)
    erasing.erase(database, her)

    report = bring_in(database, of_file("Jean Kerzhéro", emails=(MAIL,)), of_file(emails=(MAIL,)))

    assert names(database) == ["Jean Kerzhéro"]
    assert report.rejected == 1


def test_she_comes_back_only_by_her_own_consent(database, erased):
    with pytest.raises(Refused):
        person(database, "Solenn Kerzhéro", emails=MAIL)

    values = {"first_name": "Solenn", "last_name": "Kerzhéro", "emails": MAIL}
    editing.add_person(database, values, Agreement((Channel.EMAIL,), "bulletin 12"))

    assert names(database) == ["Solenn Kerzhéro"]
    assert bring_in(database, of_file("S. K.", emails=(MAIL,))).rejected == 0


def test_the_hashes_tell_nobody_who_has_not_the_key(database, erased):
    with database.raw() as connection:
        rows = connection.exec_driver_sql("SELECT kind, digest FROM suppression").all()

    assert sorted(kind for kind, _digest in rows) == ["address", "email", "phone"]
    assert all(len(digest) == 64 for _kind, digest in rows)


def test_do_not_come_back_is_kept_when_its_person_is_erased(database):
    her = person(database, "Anne Riou", address=STREET, postcode="29999", city=CITY)
    consents.refuse(database, her, [Channel.DOOR], "à la porte")
    erasing.erase(database, her)

    listed = ListedDoor(1, "rue des Lilas", 12, postcode="29999", city=CITY)
    chosen = choosing.doors_of_list(database, [listed])

    assert (chosen.doors, chosen.closed) == ((), 1)


def test_a_name_that_a_list_has_for_her_door_is_not_printed(database, erased):
    listed = ListedDoor(1, "rue des Lilas", 12, postcode="29999", city=CITY, name="KERZHERO Solenn")
    chosen = choosing.doors_of_list(database, [listed], names=True)

    assert [door.name for door in chosen.doors] == [""]


def test_who_is_under_fifteen_is_refused_and_nothing_is_stored(database):
    born = clock.today().year - 14

    with pytest.raises(Refused):
        person(database, "Enfant Riou", birth_year=str(born))
    report = bring_in(database, candidate("Enfant Riou", birth_year=born))

    assert names(database) == []
    assert [problem.code for problem in report.warnings] == ["too_young"]


def test_a_birth_date_that_turns_out_to_be_a_childs_is_refused(database):
    her = person(database, "Anne Riou")

    with pytest.raises(Refused):
        editing.edit_person(database, her, {"birth_year": years_ago(9)})


def test_a_minor_is_left_out_of_every_drive(database):
    her = person(database, "Lou Riou", birth_year=years_ago(16))
    consents.record_consent(database, her, [Channel.SMS], source="bulletin 3")

    assert exclusions.why_left_out(database, [her], Use.TEXT) == {her: LeftOut.MINOR}


def test_minors_go_from_door_to_door_with_somebody_of_age(database):
    minor = person(database, "Lou Riou", birth_year=years_ago(16))
    adult = person(database, "Anne Riou")

    with pytest.raises(Refused):
        actions.log_action(database, ActionKind.DOOR_TO_DOOR, [minor], on=SATURDAY)

    actions.log_action(database, ActionKind.DOOR_TO_DOOR, [minor, adult], on=SATURDAY)


def test_who_is_limited_is_shown_and_used_nowhere(database, tmp_path):
    her = person(database, "Anne Riou", address=STREET, city="Plouexemple", emails=MAIL)
    consents.record_consent(database, her, [Channel.EMAIL], source="bulletin 3")

    actions.note_training(database, "Premières portes", [her], on=SATURDAY)

    limiting.limit(database, her, "lettre du 3 novembre")

    assert names(database) == ["Anne Riou"]
    assert exclusions.why_left_out(database, [her], Use.EMAIL) == {her: LeftOut.LIMITED}
    assert choosing.doors_of_people(database, [her]).closed == 1
    assert exporting.export_people(database, Format.CSV, tmp_path / "list.csv") == 0
    assert deeds.export_deeds(database, Deeds.TRAINING, tmp_path / "t.csv") == 0
    assert deeds.export_deeds(database, Deeds.TIMELINE, tmp_path / "h.csv") == 0


def test_a_limitation_is_lifted_and_undone(database):
    her = person(database, "Anne Riou")
    limiting.limit(database, her, "lettre")
    limiting.lift(database, her)
    assert limiting.read(database, her) is None

    undo.undo(database)

    assert limiting.read(database, her) is not None


def test_who_agreed_to_nothing_is_not_written_to(database):
    her = person(database, "Anne Riou")

    assert exclusions.why_left_out(database, [her], Use.EMAIL) == {her: LeftOut.NO_BASIS}
