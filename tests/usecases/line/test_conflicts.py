"""What met is said in her words, and she may have the other value after all."""

import re
from datetime import date

import pytest
from make import SATURDAY, person
from sqlalchemy import text

from organiser import i18n, paths
from organiser.domain.action import ActionKind, Kind
from organiser.domain.exchange.kinds import Shape, Writer
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.plan import Plan
from organiser.errors import OrganiserError
from organiser.usecases import undo
from organiser.usecases.line.conflicts import bring_back, leave, open_conflicts, take_other
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from organiser.usecases.plans import planning
from organiser.words.fields import field_label
from organiser.words.line import NOTHING, value_words
from organiser.words.timeline import timeline_words

EDITED = [k for k in KINDS.values() if not k.is_register and k.writer is not Writer.HEADQUARTERS]


def write(database, table, key, **values):
    with database.transaction("test") as session:
        for name, value in values.items():
            session.execute(
                text(f'UPDATE {table} SET "{name}" = :v WHERE id = :id'),
                {"v": value, "id": key.bytes},
            )


def value(database, table, key, column):
    with database.reading() as session:
        return session.execute(
            text(f'SELECT "{column}" FROM {table} WHERE id = :id'), {"id": key.bytes}
        ).scalar()


@pytest.mark.parametrize("kind", EDITED, ids=lambda kind: kind.name)
def test_every_field_that_may_meet_another_has_its_words(kind):
    unsaid = [name for name in kind.fields if not field_label(kind.name, name)]

    assert unsaid == [] or kind.name == "conflict"


@pytest.mark.parametrize("kind", EDITED, ids=lambda kind: kind.name)
def test_no_closed_word_is_shown_as_the_file_keeps_it(kind):
    i18n.speak("fr", paths.resources() / "locale")
    shown = {
        (name, word): value_words(kind.name, name, word)
        for name, field in kind.fields.items()
        if field.shape is Shape.WORD
        for word in field.words
    }

    assert [key for key, said in shown.items() if said == key[1] or said == NOTHING] == []


def test_two_names_for_one_person_are_said_with_who_wrote_them_and_when(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, last_name="Le Bihan")
    write(other, "person", who, last_name="Le Braz")
    both()

    (met,) = open_conflicts(one)

    assert met.title == "Camille Le Braz"
    assert met.words.startswith("Last name: “Le Braz” was kept (Portable de Yann, today at ")
    assert "You had written “Le Bihan” (today at " in met.words


def test_who_did_not_write_it_reads_whose_it_was(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, last_name="Le Bihan")
    write(other, "person", who, last_name="Le Braz")
    both()
    both()

    (met,) = open_conflicts(other)

    assert "“Le Bihan” was not (Portable de Malika, today at " in met.words


def test_ids_are_names_days_are_days_and_closed_words_are_labels(laptops, both):
    one, other = laptops
    who, yann, zoe = (
        person(one, "Camille Riou"),
        person(one, "Yann Braz"),
        person(one, "Zoé Le Roy"),
    )
    both()
    write(one, "person", who, referrer_id=yann.bytes, next_step_on="2026-11-28", relation="member")
    write(
        other, "person", who, referrer_id=zoe.bytes, next_step_on="2026-12-05", relation="regular"
    )
    both()

    said = {met.label: (met.kept_said, met.other_said) for met in open_conflicts(one)}

    assert said == {
        "Came through": ("Zoé Le Roy", "Yann Braz"),
        "Date of the next step": ("05/12/2026", "28/11/2026"),
        "How regular the contact is": ("regular contact", "member"),
    }


def test_a_phone_typed_on_two_laptops_is_one_question(laptops, both):
    one, other = laptops
    who = person(one, "Camille Riou", phones="06 39 98 12 34")
    both()
    edit_person(one, who, {"phones": "06 39 98 55 55"})
    edit_person(other, who, {"phones": "06 39 98 66 66"})
    both()

    met = open_conflicts(one)

    assert len(met) <= 1
    assert all(each.label == "E-mail or phone" for each in met)


def test_an_address_is_one_value_and_is_taken_whole(laptops, both):
    one, other = laptops
    person(one, "Camille Riou", address="12 rue des Lilas", city="Plouexemple")
    both()
    with one.reading() as session:
        key = session.execute(text("SELECT id FROM address")).scalar()
    for each, number, street in ((one, 14, "rue Haute"), (other, 3, "quai de la Prévalaye")):
        with each.transaction("test") as session:
            session.execute(
                text("UPDATE address SET number = :n, street = :s WHERE id = :id"),
                {"n": number, "s": street, "id": key},
            )
    both()

    (met,) = open_conflicts(one)
    take_other(one, met.id)

    assert met.kept_said.startswith("3 quai de la Prévalaye")
    assert met.other_said.startswith("14 rue Haute")
    with one.reading() as session:
        found = session.execute(text("SELECT number, street FROM address")).one()
    assert tuple(found) == (14, "rue Haute")
    assert open_conflicts(one) == ()


def test_taking_the_other_value_is_taken_back_by_one_undo(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, last_name="Le Bihan")
    write(other, "person", who, last_name="Le Braz")
    both()
    (met,) = open_conflicts(one)

    take_other(one, met.id)
    taken = value(one, "person", who, "last_name")
    undo.undo(one)

    assert (taken, value(one, "person", who, "last_name")) == ("Le Bihan", "Le Braz")
    assert len(open_conflicts(one)) == 1


def test_what_she_let_be_is_asked_on_no_laptop_again(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, last_name="Le Bihan")
    write(other, "person", who, last_name="Le Braz")
    both()

    leave(one, open_conflicts(one)[0].id)
    both()

    assert open_conflicts(one) == open_conflicts(other) == ()


def test_what_is_still_sealed_is_said_and_cannot_be_taken(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, note="Préfère le soir")
    write(other, "person", who, note="Préfère le matin")
    both()
    with one.applying() as session:
        session.execute(
            text("INSERT INTO line_kept (record_id, kind, why, fields) "
                 "SELECT id, 'conflict', 'locked', '{}' FROM conflict")
        )  # fmt: skip
        session.execute(text("UPDATE conflict SET sealed_value = ''"))

    (met,) = open_conflicts(one)

    assert met.is_locked
    assert met.other_said == "sealed, not to be read here yet"
    with pytest.raises(OrganiserError, match="sealed"):
        take_other(one, met.id)


def test_a_note_that_met_another_opens_on_the_laptops_that_hold_the_key(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, note="Préfère le soir")
    write(other, "person", who, note="Préfère le matin")
    both()
    both()

    for each in (one, other):
        (met,) = open_conflicts(each)
        assert (met.kept_said, met.other_said) == ("Préfère le matin", "Préfère le soir")
    take_other(one, open_conflicts(one)[0].id)
    both()
    assert value(other, "person", who, "note") == "Préfère le soir"


@pytest.fixture
def deleted_elsewhere(laptops, both):
    """An action that Malika deleted while Yann changed its title and its place."""
    one, other = laptops
    asked = Plan(Kind(ActionKind.STALL), date(2026, 12, 5), title="Marché")
    action = planning.plan(one, asked)
    both()
    planning.delete(one, action)
    write(other, "action", action, title="Marché des Lices", place="Sous la halle")
    both()
    both()
    return action


def test_a_change_to_what_was_deleted_is_said_and_kept(laptops, deleted_elsewhere):
    one, other = laptops

    ((here,), (there,)) = open_conflicts(one), open_conflicts(other)

    assert here.can_come_back
    assert not there.can_come_back
    assert there.words.startswith("The entry was deleted (Portable de Malika, today at ")
    assert "Heading “Marché des Lices”" in there.words
    assert "Meeting point “Sous la halle”" in there.words


def test_what_was_deleted_here_comes_back_with_the_other_value(laptops, both, deleted_elsewhere):
    one, other = laptops
    (met,) = open_conflicts(one)

    bring_back(one, met.id)
    take_other(one, met.id)
    both()

    for each in (one, other):
        assert value(each, "action", deleted_elsewhere, "title") == "Marché des Lices"
        assert open_conflicts(each) == ()


def test_what_was_deleted_elsewhere_says_where_it_can_come_back(laptops, deleted_elsewhere):
    _one, other = laptops
    (met,) = open_conflicts(other)

    with pytest.raises(OrganiserError, match="Portable de Malika"):
        bring_back(other, met.id)
    with pytest.raises(OrganiserError, match="bring it back first"):
        take_other(other, met.id)


def test_what_was_deleted_elsewhere_is_called_by_the_name_that_met(laptops, both):
    one, other = laptops
    stall = planning.plan(one, Plan(Kind(ActionKind.STALL), SATURDAY, title="Marché"))
    both()
    planning.delete(one, stall)
    write(other, "action", stall, title="Marché des Lices", place="Sous la halle")
    both()

    (met,) = open_conflicts(other)

    assert met.title == "Marché des Lices"
    assert [part.field for part in met.parts] == ["title", "place"]


def told_of(database, who):
    """What her timeline says of what met, oldest first; moments left out."""
    lines = [line for line in read_card(database, who).timeline if line.kind == "differing"]
    return [
        (timeline_words(line.kind, line.what), re.sub(r", today at [\d:]+", "", line.text))
        for line in reversed(lines)
    ]


def test_what_met_is_a_line_of_her_timeline_on_every_laptop(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, last_name="Le Bihan", note="Préfère le soir.")
    write(other, "person", who, last_name="Le Braz", note="Préfère le matin.")
    both()

    for each in laptops:
        assert sorted(told_of(each, who)) == [
            ("Two values met: Last name", "Last name: “Le Braz” was kept (Portable de Yann). "
             "“Le Bihan” was not (Portable de Malika)."),
            ("Two values met: Note", "Note: “Préfère le matin.” was kept (Portable de Yann). "
             "“Préfère le soir.” was not (Portable de Malika)."),
        ]  # fmt: skip


def test_her_timeline_still_tells_what_met_once_it_is_settled(laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    write(one, "person", who, last_name="Le Bihan", note="Préfère le soir.")
    write(other, "person", who, last_name="Le Braz", note="Préfère le matin.")
    both()
    by_field = {met.label: met.id for met in open_conflicts(one)}

    take_other(one, by_field["Last name"])
    leave(one, by_field["Note"])
    both()

    for each in laptops:
        assert sorted(said for _head, said in told_of(each, who)) == [
            "The other value was taken after all: “Le Bihan”.",
            "“Préfère le soir.” was not (Portable de Malika).",
        ]
