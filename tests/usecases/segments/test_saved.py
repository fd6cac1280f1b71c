"""Lists that were saved, live and frozen."""

import pytest
from make import person

from organiser.domain.segments.rules import EVERYBODY, AllOf, LivesIn
from organiser.errors import OrganiserError, Refused
from organiser.models.outreach import Segment
from organiser.usecases import undo
from organiser.usecases.people import merging
from organiser.usecases.segments import finding, saved

BETTON = LivesIn(("Betton",))


def here(database, name):
    return person(database, name, address="1 rue des Lilas", city="Betton")


def on(database, segment_id):
    return finding.ids_of(database, saved.read(database, segment_id).rule)


def test_a_live_list_follows_its_rule(database):
    one = here(database, "Camille Riou")
    made = saved.save(database, "Betton", BETTON)

    other = here(database, "Denez Riou")

    assert on(database, made) == (one, other)


def test_a_frozen_list_keeps_the_people_of_its_day(database):
    one = here(database, "Camille Riou")
    made = saved.save(database, "Betton", BETTON, is_frozen=True)

    here(database, "Denez Riou")

    assert on(database, made) == (one,)
    assert saved.read(database, made).made_by == BETTON


def test_a_list_is_frozen_later_and_that_is_taken_back(database):
    one = here(database, "Camille Riou")
    made = saved.save(database, "Betton", BETTON)
    saved.freeze(database, made)
    other = here(database, "Denez Riou")
    assert on(database, made) == (one,)

    undo.undo(database)
    undo.undo(database)

    assert saved.read(database, made).frozen_at is None
    assert other not in on(database, made)


def test_people_chosen_by_hand_make_a_frozen_list(database):
    one = here(database, "Camille Riou")
    here(database, "Denez Riou")

    made = saved.save_people(database, "Samedi", [one])

    assert on(database, made) == (one,)


def test_a_name_is_given_once(database):
    saved.save(database, "Betton", BETTON)

    with pytest.raises(Refused, match="already"):
        saved.save(database, " BETTON ", EVERYBODY)


def test_a_list_is_renamed_and_changed(database):
    made = saved.save(database, "Betton", BETTON)

    saved.rename(database, made, "Le nord")
    saved.change_rule(database, made, AllOf((BETTON,)))

    assert saved.named(database, "le nord").rule == AllOf((BETTON,))


def test_a_frozen_list_takes_no_other_rule(database):
    made = saved.save(database, "Betton", BETTON, is_frozen=True)

    with pytest.raises(Refused):
        saved.change_rule(database, made, EVERYBODY)


def test_a_list_that_was_removed_comes_back_with_its_people(database):
    one = here(database, "Camille Riou")
    made = saved.save(database, "Betton", BETTON, is_frozen=True)
    saved.remove(database, made)
    assert saved.saved_lists(database) == ()

    undo.undo(database)

    assert on(database, made) == (one,)


def test_a_list_of_a_newer_version_stays_in_the_file_unread(database):
    made = saved.save(database, "Betton", BETTON)
    with database.transaction("list.change") as session:
        session.get_one(Segment, made).rule = '{"version": 9}'

    assert saved.saved_lists(database) == ()
    with pytest.raises(OrganiserError, match="update"):
        saved.read(database, made)


def test_who_was_merged_stays_on_a_frozen_list_once(database):
    kept, other = here(database, "Camille Riou"), here(database, "Camile Riou")
    made = saved.save(database, "Betton", BETTON, is_frozen=True)

    merging.merge(database, kept, other)

    assert on(database, made) == (kept,)
