"""People of a file come in once, known ones are filled in, sure duplicates are proposed."""

import pytest
from make import bring_in, candidate, names, person
from sqlalchemy import text

from organiser.domain.consent import Channel, Origin
from organiser.errors import Cancelled, Refused
from organiser.progress import Progress
from organiser.usecases import checking
from organiser.usecases.people import arriving, card, files
from organiser.usecases.people.arriving import Incoming
from organiser.usecases.people.listing import Directory, Query

LIST = (
    candidate("Yann Riou", 2, phones=["0639981234"], street="12 rue des Lilas"),
    candidate("Léa Riou", 3, street="12 rue des Lilas"),
    candidate("Anne Le Goff", 4, emails=["anne@example.org"]),
    candidate("Zoé", 5),
)


def ids(database):
    directory = Directory(database)
    return {row.name: row.id for row in directory.rows(directory.find(Query()))}


def count(database, table):
    with database.raw() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()


def test_the_same_file_twice_adds_nobody(database):
    bring_in(database, *LIST)

    again = bring_in(database, *LIST)

    assert (again.added, again.updated, again.unchanged) == (0, 0, 4)
    assert len(names(database)) == 4


def test_a_row_written_twice_in_one_file_is_one_person(database):
    report = bring_in(database, LIST[0], LIST[0])

    assert (report.added, report.unchanged) == (1, 1)


def test_somebody_known_is_filled_in_and_not_overwritten(database):
    known = person(database, "Anne Le Goff", email="anne@example.org", occupation="infirmière")

    report = bring_in(
        database,
        candidate(
            "Anne Le Goff", 9, emails=["anne@example.org"], phones=["0639981234"], occupation="juge"
        ),
    )

    shown = card.read_card(database, known)
    assert (report.added, report.updated) == (0, 1)
    assert shown.occupation == "infirmière"
    assert [contact.key for contact in shown.contacts] == ["anne@example.org", "+33639981234"]
    assert [(w.line, w.column, w.code) for w in report.warnings] == [(9, "occupation", "kept")]
    assert shown.timeline[0].kind == "filled_in"


def test_a_shared_mailbox_with_names_that_agree_is_proposed_not_merged(database):
    report = bring_in(
        database,
        candidate("Frédéric Morvan", 2, emails=["morvan@example.org"]),
        candidate("Fred Morvan", 3, emails=["morvan@example.org"]),
        candidate("Solène Morvan", 4, emails=["morvan@example.org"]),
    )

    assert (report.added, report.duplicates_proposed) == (3, 1)


def test_a_phone_alone_never_makes_two_people_one(database):
    report = bring_in(
        database,
        candidate("Paul Abgrall", 2, phones=["0639981234"]),
        candidate("Soazig Kerven", 3, phones=["0639981234"]),
    )

    assert (report.added, report.duplicates_proposed) == (2, 0)


def test_entries_with_ids_of_their_own_stay_apart(database):
    report = bring_in(
        database,
        candidate("Anne Le Goff", 2, emails=["anne@example.org"], external_id="1"),
        candidate("Anne Le Goff", 3, emails=["anne@example.org"], external_id="2"),
    )
    again = bring_in(
        database,
        candidate("Anne Le Goff", 2, emails=["anne@example.org"], external_id="1"),
        candidate("Anne Le Goff", 3, emails=["anne@example.org"], external_id="2", note="x"),
    )

    assert (report.added, report.duplicates_proposed) == (2, 1)
    assert (again.added, again.updated, again.unchanged) == (0, 1, 1)


def test_a_neighbour_of_the_same_name_is_known_by_the_door(database):
    bring_in(database, candidate("Yann Riou", street="12 rue des Lilas"))

    report = bring_in(
        database, candidate("Yann Riou", street="12, RUE DES LILAS", emails=["y@example.org"])
    )

    assert (report.added, report.updated) == (0, 1)


def test_refusals_come_along_and_questions_stay_open(database):
    bring_in(
        database,
        candidate("Anne Le Goff", 2, refusals=(Channel.EMAIL,), asked_refusals=(Channel.CALL,)),
    )

    refusals = card.read_card(database, ids(database)["Anne Le Goff"]).refusals

    assert {(line.channel, line.is_question) for line in refusals} == {
        (Channel.EMAIL, False),
        (Channel.CALL, True),
    }


def test_a_petition_makes_nobody_a_regular_contact(database):
    bring_in(database, candidate("Anne Le Goff"), origin=Origin.PETITION)

    shown = card.read_card(database, ids(database)["Anne Le Goff"])

    assert (shown.relation, shown.basis) == ("occasional", "pending")


def test_people_of_one_name_at_one_door_are_a_household(database):
    bring_in(database, *LIST)

    with database.raw() as connection:
        homes = connection.execute(
            text("SELECT h.name, count(*) FROM person p JOIN household h ON h.id = p.household_id")
        ).fetchall()
    assert homes == [("Riou", 2)]


def test_a_rehearsal_says_what_would_happen_and_leaves_nothing(database):
    before = count(database, "journal"), count(database, "act")

    report = arriving.rehearse(database, LIST, Incoming("x.csv", Origin.COMMITTEE))

    assert report.added == 4
    assert names(database) == []
    assert (count(database, "journal"), count(database, "act")) == before


def test_stopping_half_way_leaves_nothing(database):
    progress = Progress()

    def many():
        for number in range(3000):
            if number == 2500:
                progress.stop()
            yield candidate(f"P{number} Riou", number)

    with pytest.raises(Cancelled):
        arriving.import_people(database, many(), Incoming("x.csv", Origin.COMMITTEE), progress)

    assert names(database) == []
    assert checking.check(database).problems == ()


def test_a_thousand_rows_and_more_come_in_batches_and_agree_with_the_index(database):
    report = bring_in(
        database,
        *(
            candidate(
                f"Prénom{n} Nom{n % 700}", n, emails=[f"p{n}@example.org"], street=f"{n} rue Haute"
            )
            for n in range(2500)
        ),
    )

    assert report.added == 2500
    assert checking.check(database).problems == ()
    assert names(database, "prenom2499")[0] == "Prénom2499 Nom399"


def test_a_file_that_changes_nothing_is_no_act(database):
    bring_in(database, *LIST)
    acts, batches = count(database, "act"), count(database, "import_batch")

    bring_in(database, *LIST)

    assert (count(database, "act"), count(database, "import_batch")) == (acts, batches)


def test_a_refusal_that_a_later_copy_of_the_row_states_is_not_lost(database):
    bring_in(database, *LIST)

    later = bring_in(database, candidate("Zoé", 5, refusals=(Channel.EMAIL,)))
    again = bring_in(database, candidate("Zoé", 5, refusals=(Channel.EMAIL,)))

    refusals = card.read_card(database, ids(database)["Zoé"]).refusals
    assert [refusal.channel for refusal in refusals] == [Channel.EMAIL]
    assert (later.updated, again.unchanged, len(names(database))) == (1, 1, 4)


def test_an_id_of_another_program_never_makes_two_people_one(database):
    bring_in(database, candidate("Anne Le Goff", emails=["anne@example.org"], external_id="7"))

    report = bring_in(
        database,
        candidate("Zoé Martin", emails=["zoe@example.org"], external_id="7"),
        candidate("Anne Le Goff", emails=["a@example.org"], external_id="7"),
    )

    assert (report.added, report.updated) == (1, 1)
    zoe = card.read_card(database, ids(database)["Zoé Martin"])
    assert [contact.key for contact in zoe.contacts] == ["zoe@example.org"]


@pytest.mark.parametrize(
    "heads",
    [
        "code du l'ugle;libellé de l'ugle;libellé du type de liste;nom de naissance;prénoms",
        "TypeListe;InfoListe;NomdeNaissance;Prenoms;NoBureauDeVote",
    ],
)
def test_an_electoral_roll_does_not_become_a_list_of_supporters(database, tmp_path, heads):
    file = tmp_path / "liste.csv"
    file.write_text(f"{heads}\nx;y;LP;RIOU;Anne\n", encoding="utf-8")

    with pytest.raises(Refused):
        files.open_draft(database, file)
