"""The committee's keys outlive its laptops, and a laptop that was stopped reads nothing new."""

from uuid import uuid4

import pytest
from laptops import MALIKA, YANN
from make import person
from sqlalchemy import text

from organiser.clock import now
from organiser.credentials import wrapping
from organiser.errors import OrganiserError
from organiser.models.line import CommitteeKey, KeyWrap, Laptop
from organiser.sync.sealing import CannotUnseal, place_of, public_of, seal, unseal
from organiser.usecases import opening
from organiser.usecases.line import wraps
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.handing import take_by_code
from organiser.usecases.line.keys import approve, settle_keys, waiting_laptops
from organiser.usecases.line.state import read_line
from organiser.usecases.people.editing import edit_person


def note_of(database, who):
    with database.reading() as session:
        found = session.execute(text("SELECT note FROM person WHERE id = :id"), {"id": who.bytes})
        return found.scalar()


def keys_of(database):
    with database.reading() as session:
        return {key.number: key.key for key in session.query(CommitteeKey)}


def test_the_printed_code_opens_the_notes_on_a_new_laptop(here, joins):
    burnt = joins(MALIKA)
    who = person(burnt.database, "Camille Le Goff", note="Préfère le soir.")
    exchange(burnt.database, here.connect)
    here.stop(MALIKA, wipe=False)
    fresh = joins(YANN).database
    before = note_of(fresh, who)

    take_by_code(fresh, burnt.recovery_code.lower().replace("-", " "))
    exchange(fresh, here.connect)

    assert (before, note_of(fresh, who)) == ("", "Préfère le soir.")
    edit_person(fresh, who, {"note": "Préfère le matin."})
    assert exchange(fresh, here.connect).state == "up_to_date"


def test_what_is_sealed_waits_for_the_key_while_the_rest_goes(here, joins):
    burnt, fresh = joins(MALIKA).database, joins(YANN).database
    exchange(burnt, here.connect)
    open_, sealed = person(fresh, "Alan Riou"), person(fresh, "Éva Le Goff", note="Le soir.")

    sent = exchange(fresh, here.connect).sent
    exchange(burnt, here.connect)
    before = [note_of(burnt, who) for who in (open_, sealed)]
    (waiting,) = waiting_laptops(burnt)
    approve(burnt, waiting.id)
    for database in (burnt, fresh, burnt):
        exchange(database, here.connect)

    assert sent
    assert before == ["", None]
    assert note_of(burnt, sealed) == "Le soir."


def test_another_code_opens_nothing(here, joins):
    joins(MALIKA)
    fresh = joins(YANN)

    with pytest.raises(OrganiserError, match="not a recovery code"):
        take_by_code(fresh.database, fresh.recovery_code)

    assert keys_of(fresh.database) == {}


def test_a_code_that_was_drawn_anew_opens_them_too(here, joins, tmp_path):
    one = joins(MALIKA)
    code = opening.draw_recovery_code()

    opening.take_recovery_code(tmp_path / MALIKA, one.database, code)
    exchange(one.database, here.connect)

    fresh = joins(YANN).database
    take_by_code(fresh, code)
    assert keys_of(fresh) == keys_of(one.database) != {}


def test_a_box_that_was_put_beside_the_file_is_no_code(tmp_path, joins, here):
    one, stranger = joins(MALIKA), wrapping.new_key()
    keys = wrapping.read_keys(tmp_path / MALIKA)

    forged = wrapping.with_public(keys, stranger, wrapping.new_recovery_code())

    assert wrapping.public_of(forged, one.database.key()) is None


@pytest.fixture
def three(here, pairs):
    """Three laptops that read everything."""
    made = [pairs(name) for name in (MALIKA, YANN, "Solène")]
    exchange(made[0], here.connect)
    for newcomer in waiting_laptops(made[0]):
        approve(made[0], newcomer.id)
    for each in (*made, *made):
        exchange(each, here.connect)
    return made


def test_a_laptop_that_was_stopped_never_has_the_key_of_what_is_written_later(here, three):
    one, other, lost = three
    who = person(one, "Camille Le Goff", note="avant")
    for each in three:
        exchange(each, here.connect)
    before = keys_of(lost)

    here.stop("Solène", wipe=False)
    exchange(one, here.connect)
    later = person(one, "Anna Kergoat", note="après")
    for each in (one, other, one, other):
        exchange(each, here.connect)

    assert keys_of(one) == keys_of(other)
    assert set(keys_of(one)) - set(before) != set()
    assert (note_of(other, who), note_of(other, later)) == ("avant", "après")
    sealed = here.record("person", later)["note"]
    with pytest.raises(CannotUnseal):
        unseal(before[1], place_of(scope_of(one), later, "note"), sealed)


def test_two_laptops_that_change_the_key_at_once_read_each_other(here, three):
    one, other, _lost = three
    who = person(one, "Camille Le Goff")
    exchange(one, here.connect)
    exchange(other, here.connect)
    here.stop("Solène", wipe=False)
    with one.reading() as session:
        stopped = session.execute(text("SELECT id FROM laptop WHERE name = 'Solène'")).scalar()
    for each in (one, other):
        with each.applying() as session:
            session.execute(
                text("UPDATE laptop SET revoked_at = 1 WHERE id = :id"), {"id": stopped}
            )
        settle_keys(each)
    edit_person(one, who, {"note": "Le soir."})
    edit_person(other, who, {"occupation": "infirmière"})

    for each in (one, other, one, other):
        assert not exchange(each, here.connect).trouble

    assert keys_of(one) == keys_of(other)
    assert len(keys_of(one)) == 3
    assert note_of(other, who) == "Le soir."


def test_a_key_that_headquarters_put_there_is_handed_nothing(here, three):
    one, other, _lost = three
    exchange(one, here.connect)
    with one.applying() as session:
        session.execute(
            text("UPDATE laptop SET public_key = :key WHERE name = :name"),
            {"key": public_of(b"k" * 32), "name": YANN},
        )
    here.stop("Solène", wipe=False)

    exchange(one, here.connect)

    new = keys_of(one).keys() - {1}
    assert len(new) == 1
    assert [newcomer.name for newcomer in waiting_laptops(one)] == [YANN]
    exchange(other, here.connect)
    assert not new & keys_of(other).keys()


@pytest.fixture
def stopped(here, three):
    """Two laptops that changed the key; the id of the one that was stopped, and the key it had."""
    one, other, _lost = three
    with one.reading() as session:
        lost = session.query(Laptop).filter(Laptop.name == "Solène").one().id
    had = keys_of(one)[1]
    here.stop("Solène", wipe=False)
    for each in (one, other, one):
        exchange(each, here.connect)
    return one, lost, had


def newest_in(database, private):
    """Whether a private half opens the newest key of what headquarters carries."""
    with database.reading() as session:
        return max(keys_of(database)) in wraps.opened(wraps.known(session), private)


def test_who_was_stopped_vouches_for_nobody_with_the_key_it_had(here, stopped):
    one, _lost, had = stopped
    private, its_own = b"z" * 32, uuid4()
    with one.applying() as session:
        place = wraps._place(read_line(session), its_own)
        session.add(Laptop(id=its_own, name="?", public_key=public_of(private), paired_at=now()))
        session.add(KeyWrap(key=1, holder="vouched " + its_own.hex, at=now(),
                            wrapped=seal(had, place, public_of(private))))  # fmt: skip

    exchange(one, here.connect)

    assert not newest_in(one, private)
    assert [newcomer.id for newcomer in waiting_laptops(one)] == [its_own]


def test_a_laptop_that_headquarters_no_longer_calls_stopped_is_handed_nothing(here, three, stopped):
    one, lost, _had = stopped
    with three[2].reading() as session:
        private = read_line(session).private_key
    with one.applying() as session:
        session.get(Laptop, lost).revoked_at = None

    exchange(one, here.connect)

    assert not newest_in(one, private)
    assert [newcomer.id for newcomer in waiting_laptops(one)] == [lost]


def test_the_next_key_but_one_is_handed_on_without_a_question(here, three, pairs):
    one, other, _lost = three
    exchange(one, here.connect)
    for name in ("Solène", "Portable de Nour"):
        if name != "Solène":
            pairs(name)
            exchange(one, here.connect)
            approve(one, waiting_laptops(one)[0].id)
            exchange(one, here.connect)
        here.stop(name, wipe=False)
        for each in (one, other, one):
            exchange(each, here.connect)

    assert len(keys_of(one)) == 3
    assert keys_of(one) == keys_of(other)
    assert waiting_laptops(one) == ()


def test_who_is_let_in_later_reads_what_every_key_sealed(here, three, pairs):
    one, _other, _lost = three
    who = person(one, "Camille Le Goff", note="avant")
    exchange(one, here.connect)
    here.stop("Solène", wipe=False)
    exchange(one, here.connect)
    later = person(one, "Anna Kergoat", note="après")
    exchange(one, here.connect)

    new = pairs("Portable de Nour")
    exchange(one, here.connect)
    approve(one, waiting_laptops(one)[0].id)
    for each in (one, new):
        exchange(each, here.connect)

    assert (note_of(new, who), note_of(new, later)) == ("avant", "après")


def scope_of(database):
    with database.reading() as session:
        return read_line(session).scope
