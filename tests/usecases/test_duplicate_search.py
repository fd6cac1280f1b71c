"""Who is in the list twice: read from the open file, and nothing is written."""

from shutil import copytree

import pytest
from labelled.lists import Labelled, invented_list
from make import bring_in, candidate, person

from organiser.domain.address import Address
from organiser.domain.consent import Channel
from organiser.domain.matching.judgement import Band
from organiser.errors import Cancelled
from organiser.models.person import DuplicateProposal
from organiser.progress import Progress
from organiser.usecases import consents, opening
from organiser.usecases.people import duplicates
from organiser.usecases.people.duplicate_search import find_duplicates
from organiser.usecases.people.listing import Directory, Query


@pytest.fixture
def twice(database):
    """Anne twice, and a couple that shares its home and its mailbox."""
    home = {"street": "12 rue des Lilas", "emails": ("riou@example.org",)}
    bring_in(
        database,
        candidate("Anne Morvan", 2, external_id="x1", phones=("06 39 98 12 34",)),
        candidate("ANNE Morvan", 3, external_id="x2", phones=("0639981234",), street="3 rue Haute"),
        candidate("Yann Riou", 4, external_id="x3", **home),
        candidate("Soazig Riou", 5, external_id="x4", **home),
        merges=False,
    )
    return database


def pairs(database):
    return [(each.external_id, each.other_external_id) for each in find_duplicates(database)]


def test_one_person_is_found_and_a_couple_is_not(twice):
    (found,) = find_duplicates(twice)

    assert (found.external_id, found.other_external_id) == ("x1", "x2")
    assert found.band is Band.AUTO
    assert sum(part.points for part in found.parts) == found.score


def test_a_search_writes_nothing(twice):
    find_duplicates(twice)

    with twice.reading() as session:
        proposals = session.query(DuplicateProposal).count()
    assert proposals == len(duplicates.read_pairs(twice))


def test_two_persons_that_she_kept_apart_are_proposed_no_more(twice):
    (waiting,) = [pair for pair in duplicates.read_pairs(twice) if "Morvan" in pair.entry.name]

    duplicates.keep_apart(twice, waiting.id)

    assert pairs(twice) == []


def test_who_refuses_is_found_so_that_the_refusal_is_not_lost(twice):
    (found,) = find_duplicates(twice)
    consents.refuse(twice, found.one, tuple(Channel), "au téléphone")

    assert pairs(twice) == [("x1", "x2")]


def test_who_has_no_external_id_is_told_by_ours(database):
    first = person(database, "Anne Morvan", email="anne@example.org")
    second = person(database, "Anne Morvan", mobile="06 39 98 12 34", email="Anne@example.org")

    assert pairs(database) == [tuple(sorted((str(first), str(second))))]


def test_a_search_can_be_stopped(twice):
    progress = Progress()
    progress.stop()

    with pytest.raises(Cancelled):
        find_duplicates(twice, progress)


def test_the_order_in_which_people_came_in_changes_nothing(twice_made, tmp_path):
    list_ = invented_list(400, 7)
    shuffled = Labelled(tuple(sorted(list_.rows, key=lambda row: row["nom"])), list_.who)
    one, other = twice_made

    list_.bring_into(one, tmp_path / "one")
    shuffled.bring_into(other, tmp_path / "other")

    found = told(one)
    assert found == told(other)
    assert len(found) > 40


def told(database):
    return [
        (each.external_id, each.other_external_id, each.score, each.parts)
        for each in find_duplicates(database)
    ]


@pytest.fixture
def twice_made(made_committee, tmp_path):
    """Two files of one committee."""
    made, key, _code = made_committee
    databases = []
    for name in ("first", "second"):
        copytree(made, tmp_path / name)
        databases.append(opening.open_with_key(tmp_path / name, key))
    yield databases
    for database in databases:
        database.close()


def test_a_commune_without_a_street_keeps_the_postcode_that_was_written(database):
    bring_in(
        database,
        candidate("Anne Morvan", 2, address=Address(city="Marseille", postcode="13001")),
        candidate("Yann Riou", 3, address=Address(city="Marseille", postcode="13016")),
        candidate("Léa Bihan", 4, address=Address(city="Marseille")),
    )

    directory = Directory(database)
    rows = directory.rows(directory.find(Query("")))
    assert {row.last_name: row.postcode for row in rows} == {
        "Morvan": "13001", "Riou": "13016", "Bihan": "",
    }  # fmt: skip


def test_an_empty_list_has_nobody_twice(database):
    assert find_duplicates(database) == ()
