"""What the screens of the people ask of the use cases besides the list and the card."""

from dataclasses import replace

import pytest
from make import bring_in, candidate, names, person

from organiser.domain.consent import Basis, Channel, ConsentState, Origin
from organiser.domain.matching.judgement import Band
from organiser.errors import OrganiserError, Refused
from organiser.usecases import consents, undo
from organiser.usecases.consents import Agreement
from organiser.usecases.exports import people as exporting
from organiser.usecases.exports.people import Format
from organiser.usecases.people import duplicates, files
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import add_person
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.people.nearest import Typed, nearest_people

PAIR = "Nom,Prénom,Courriel\nRiou-Le Goff,Camille,c@example.org\n"


@pytest.fixture
def draft(database, tmp_path):
    """A file whose one line may be somebody of the list."""
    bring_in(database, candidate("Camille Riou", emails=("c@example.org",)))
    file = tmp_path / "liste.csv"
    file.write_text(PAIR, encoding="utf-8")
    return files.open_draft(database, file)


def test_the_likeliest_comes_first_then_who_shares_a_phone(database):
    person(database, "Camille Riou")
    person(database, "Fanch Bihan", mobile="06 39 98 12 34")
    typed = Typed("Camille", "Riou", "06 39 98 12 34")

    near = nearest_people(database, Directory(database), typed)

    assert [each.row.name for each in near] == ["Camille Riou", "Fanch Bihan"]
    assert [each.band for each in near] == [Band.SUGGEST, None]


def test_who_shares_name_and_mobile_is_certain_and_it_is_said_why(database):
    person(database, "Camille Le Goff", mobile="06 39 98 12 34")
    person(database, "Camille Bihan")

    near = nearest_people(
        database, Directory(database), Typed("camille", "le goff", "+33639981234")
    )

    assert [each.row.name for each in near][:1] == ["Camille Le Goff"]
    assert near[0].band is Band.AUTO
    assert sum(part.points for part in near[0].judgement.parts) == near[0].judgement.score


def test_somebody_of_the_same_home_is_another_person(database):
    address = {"address": "12 rue des Lilas", "city": "Plouexemple"}
    person(database, "Julie Riou", **address)
    typed = Typed("Yann", "Riou", address="12 r. des lilas", city="PLOUEXEMPLE")

    near = nearest_people(database, Directory(database), typed)

    assert [(each.row.name, each.band) for each in near] == [("Julie Riou", None)]


def test_who_refuses_is_near_like_anybody(database):
    refused = person(database, "Camille Riou", email="c@example.org")
    consents.refuse(database, refused, (Channel.EMAIL,), "au téléphone")

    near = nearest_people(database, Directory(database), Typed("Camille", "Riou"))

    assert near[0].row.refuses


@pytest.mark.parametrize("typed", ["", "C", "06 3"])
def test_the_beginning_of_a_name_or_number_says_nothing_yet(database, typed):
    person(database, "Camille Riou", mobile="06 39 98 12 34")

    assert nearest_people(database, Directory(database), Typed(typed, "", typed, "@")) == ()


def test_never_more_than_three_are_near(database):
    for at in range(6):
        person(database, f"Camille Riou{at}")

    assert len(nearest_people(database, Directory(database), Typed("Camille"))) == 3


def test_rows_are_read_without_mobile_and_e_mail_where_nobody_looks_at_them(database):
    person(database, "Camille Riou", mobile="06 39 98 12 34", email="c@example.org")
    directory = Directory(database)
    numbers = directory.find(Query(""))

    (whole,), (short,) = directory.rows(numbers), directory.rows(numbers, with_reach=False)

    assert whole.mobile
    assert whole.email
    assert short == replace(whole, mobile="", email="")


def test_ids_come_in_the_order_asked_and_leave_out_who_is_gone(database):
    first, second = person(database, "Camille Riou"), person(database, "Fanch Bihan")
    directory = Directory(database)
    numbers = list(directory.find(Query("")))

    assert directory.ids([*reversed(numbers), 999]) == (first, second)


def test_a_consent_given_while_adding_is_one_act(database):
    agreed = Agreement((Channel.EMAIL,), "Slip of 28 November")
    person_id = add_person(database, {"last_name": "Riou"}, agreed)
    assert read_card(database, person_id).basis is Basis.EXPLICIT_CONSENT

    undo.undo(database)

    assert names(database) == []


def test_without_its_source_a_consent_adds_nobody(database):
    with pytest.raises(Refused):
        add_person(database, {"last_name": "Riou"}, Agreement((Channel.EMAIL,), " "))

    assert names(database) == []


def test_each_consent_is_read_as_it_stands_now(database):
    person_id = person(database)
    consents.record_consent(database, person_id, [Channel.EMAIL, Channel.SMS], source="slip")
    consents.withdraw_consent(database, person_id, [Channel.SMS])

    states = {line.channel: line.state for line in consents.read_consents(database, person_id)}

    assert states == {Channel.EMAIL: ConsentState.GIVEN, Channel.SMS: ConsentState.WITHDRAWN}


def test_only_some_are_exported_and_counted(database, tmp_path):
    person(database, "Camille Riou")
    person(database, "Fanch Bihan")
    (number,) = Directory(database).find(Query("bihan"))

    count = exporting.export_people(database, Format.CSV, tmp_path / "p.csv", only=[number])

    assert count == 1
    assert "Riou" not in (tmp_path / "p.csv").read_text(encoding="utf-8")
    assert exporting.without_basis(database, [number]) == 1


def test_a_rehearsal_shows_the_pairs_and_writes_none(database, draft):
    review = files.look_over(database, draft, Origin.COMMITTEE)

    assert [(pair.entry.name, pair.other.name) for pair in review.report.pairs] == [
        ("Camille Riou-Le Goff", "Camille Riou")
    ]
    assert duplicates.count_pairs(database) == 0


def test_a_pair_kept_apart_when_rehearsed_is_kept_apart_when_done(database, draft):
    review = files.look_over(database, draft, Origin.COMMITTEE)
    apart = frozenset(pair.key for pair in review.report.pairs)

    files.bring_in(database, draft, Origin.COMMITTEE, apart=apart)

    assert duplicates.read_pairs(database) == ()
    assert len(names(database)) == 2


def test_a_pair_left_for_later_is_there_later_and_can_be_kept_apart_then(database, draft):
    files.bring_in(database, draft, Origin.COMMITTEE)
    (pair,) = duplicates.read_pairs(database)

    duplicates.keep_apart(database, pair.id)
    assert duplicates.read_pairs(database) == ()

    undo.undo(database)
    assert len(duplicates.read_pairs(database)) == 1


def test_a_pair_that_is_gone_is_said_to_be(database, draft):
    files.bring_in(database, draft, Origin.COMMITTEE)
    (pair,) = duplicates.read_pairs(database)
    undo.undo_last_import(database)

    with pytest.raises(OrganiserError):
        duplicates.keep_apart(database, pair.id)


def test_a_corrected_line_is_read_again_alone(database, tmp_path):
    file = tmp_path / "liste.csv"
    file.write_text("Nom,Prénom,Courriel,Note\n,,,rien\nRiou,Camille,,\n", encoding="utf-8")
    draft = files.open_draft(database, file)

    assert draft.fix(2, ("", "", "", "rien")) != ()
    assert draft.fix(2, ("Bihan", "Fanch", "", "rien")) == ()

    assert [each.last_name for each in draft.candidates()] == ["Bihan", "Riou"]
