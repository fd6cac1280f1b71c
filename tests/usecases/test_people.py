"""The list, the card and the edits of people."""

import pytest
from make import bring_in, candidate, names, person

from organiser import clock
from organiser.domain import wording
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel, Origin, Purpose
from organiser.domain.engagement import Rung
from organiser.errors import OrganiserError, Refused
from organiser.usecases import actions, checking, consents
from organiser.usecases.people import card, editing
from organiser.usecases.people.editing import Edit
from organiser.usecases.people.listing import Chip, Sort


@pytest.fixture
def some(database):
    """Four people of one commune."""
    bring_in(
        database,
        candidate("Anaïs Œuvrard", emails=["anais@example.org"], street="2 rue des Lilas"),
        candidate("Élodie Le Bihan", phones=["06 39 98 12 34"], street="14 bis rue de Dinan"),
        candidate("Emile de Villiers", phones=["02 61 91 00 00"], street="3 rue Haute"),
        candidate("Zoé Eric", street="3 rue Haute"),
    )
    return database


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bihan", ["Élodie Le Bihan"]),
        ("elodie le", ["Élodie Le Bihan"]),
        ("oeuv", ["Anaïs Œuvrard"]),
        ("œUVR", ["Anaïs Œuvrard"]),
        ("dinan", ["Élodie Le Bihan"]),
        ("haute", ["Emile de Villiers", "Zoé Eric"]),
        ("0639", ["Élodie Le Bihan"]),
        ("+33 6 39 98", ["Élodie Le Bihan"]),
        ("06 39 98 12 34", ["Élodie Le Bihan"]),
        ("anais@", ["Anaïs Œuvrard"]),
        ("@example.org", ["Anaïs Œuvrard"]),
        ("bihna", ["Élodie Le Bihan"]),
        ("vilier", ["Emile de Villiers"]),
        ("elodei bihan", ["Élodie Le Bihan"]),
        ("z", []),
        ("e", ["Zoé Eric"]),
        ("personne", []),
        ('"(-x AND mar:', []),
        ("'; drop", []),
    ],
)
def test_she_is_found_as_one_types(some, typed, found):
    assert names(some, typed) == found


def test_a_postcode_finds_its_people(some):
    assert len(names(some, "29999")) == 4


def test_the_list_stands_in_french_order(database):
    for name in (
        "Zoé Nguyen",
        "a Élodie",
        "a emile",
        "a Émile",
        "a de Villiers",
        "a Œuvre",
        "a Eric",
    ):
        person(database, name)

    last_names = [name.partition(" ")[2] for name in names(database)]

    assert last_names == ["de Villiers", "Élodie", "emile", "Émile", "Eric", "Nguyen", "Œuvre"]


@pytest.mark.parametrize("sort", list(Sort))
def test_every_order_shows_everybody_both_ways(some, sort):
    forward, back = names(some, sort=sort), names(some, sort=sort, descending=True)

    assert len(forward) == 4
    assert forward == back[::-1]


def test_chips_narrow_the_list(some, database):
    someone = person(database, "Awa Sow")
    editing.edit_person(database, someone, {"next_step": "appeler", "next_step_on": "01/02/2020"})
    consents.record_consent(database, someone, [Channel.CALL], source="bulletin 1")

    assert names(database, chips=frozenset({Chip.TO_CONTACT})) == ["Awa Sow"]
    assert "Awa Sow" not in names(database, chips=frozenset({Chip.NO_CONSENT}))
    assert len(names(database, chips=frozenset({Chip.NEW, Chip.NO_NEWS}))) == 5


def test_a_card_tells_all_that_is_known(database):
    someone = person(
        database,
        "Élodie Le Bihan",
        email="elodie@example.org",
        mobile="06 39 98 12 34",
        address="14 bis rue de Dinan",
        postcode="29999",
        city="Plouexemple-sur-Mer",
        tags="quai, port",
        birth_date="3 juin 1975",
    )

    shown = card.read_card(database, someone)

    assert shown.name == "Élodie Le Bihan"
    assert [(c.kind, c.key) for c in shown.contacts] == [
        ("email", "elodie@example.org"),
        ("mobile", "+33639981234"),
    ]
    assert (shown.address.number, shown.address.suffix, shown.address.street) == (
        14,
        "bis",
        "rue de Dinan",
    )
    assert shown.words("tag") == ("port", "quai")
    assert shown.birth_year == 1975
    assert shown.basis == "pending"
    assert [line.kind for line in shown.timeline] == ["added"]


def test_an_edit_is_a_line_of_the_timeline_and_an_untouched_field_is_none(database):
    someone = person(database, "Élodie Le Bihan")

    editing.edit_person(database, someone, {"first_name": "Élodie", "note": "préfère le soir"})

    (edit, _added) = card.read_card(database, someone).timeline
    assert (edit.kind, edit.text) == ("edit", "note")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "pas une adresse"),
        ("mobile", "06 39 98"),
        ("birth_date", "le mois dernier"),
        ("birth_year", "75"),
        ("note", "x" * 301),
        ("origin", "nowhere"),
        ("no_such_field", "x"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(database, field, value):
    someone = person(database)

    with pytest.raises(OrganiserError):
        editing.edit_person(database, someone, {"first_name": "Autre", field: value})

    assert names(database) == ["Camille Riou"]


def test_nobody_becomes_a_regular_contact_by_a_choice(database):
    someone = person(database)

    with pytest.raises(Refused):
        editing.edit_person(database, someone, {"relation": "regular"})


def test_edits_by_key_are_all_or_nothing(database):
    person(database, "Camille Riou", email="c@example.org")
    person(database, "Anne Le Goff", external_id="42")

    with pytest.raises(OrganiserError):
        editing.edit_many(
            database,
            [Edit("c@example.org", "first_name", "Zoé"), Edit("43", "first_name", "Nul")],
        )
    changed = editing.edit_many(
        database, [Edit("c@example.org", "first_name", "Zoé"), Edit("42", "first_name", "Annie")]
    )

    assert changed == 2
    assert names(database) == ["Annie Le Goff", "Zoé Riou"]


def test_acts_lead_up_the_ladder_and_undo_leads_down(database):
    from organiser.usecases import undo

    someone = person(database)
    today = clock.today()
    for kind in (ActionKind.STALL, ActionKind.DOOR_TO_DOOR, ActionKind.STALL):
        actions.log_action(database, kind, [someone], on=today, hours=2)
    up = card.read_card(database, someone).rung

    undo.undo(database)

    assert up is Rung.VOLUNTEER
    assert card.read_card(database, someone).rung is Rung.SUPPORTER


def test_an_agreement_is_a_step_up_and_its_withdrawal_one_down(database):
    someone = person(database)

    consents.record_consent(database, someone, [Channel.CALL], source="Bulletin 12")
    assert card.read_card(database, someone).rung is Rung.SUPPORTER

    consents.withdraw_consent(database, someone, [Channel.CALL])
    assert card.read_card(database, someone).rung is Rung.CONTACT


def test_three_who_came_through_her_make_an_ambassador_as_soon_as_they_agreed(database):
    someone = person(database)
    for name in ("Anne Riou", "Denez Riou", "Maël Riou"):
        friend = person(database, name)
        editing.edit_person(database, friend, {"referrer": str(someone)})
        consents.record_consent(database, friend, [Channel.CALL], source="Bulletin 12")

    assert card.read_card(database, someone).rung is Rung.AMBASSADOR


def test_a_training_is_noted_on_the_card(database):
    someone = person(database)

    actions.note_training(database, "Première porte", [someone], on=clock.today())

    assert card.read_card(database, someone).timeline[0].what == "Première porte"
    assert card.read_card(database, someone).last_contact_on == clock.today()


def test_a_consent_needs_its_source_and_a_withdrawal_keeps_the_history(database):
    someone = person(database)

    with pytest.raises(Refused):
        consents.record_consent(database, someone, [Channel.EMAIL], source=" ")
    consents.record_consent(database, someone, [Channel.EMAIL], source="bulletin 12")
    given = card.read_card(database, someone)
    consents.withdraw_consent(database, someone, [Channel.EMAIL])
    after = card.read_card(database, someone)

    assert (given.basis, after.basis) == ("explicit_consent", "pending")
    assert {line.what for line in after.timeline if line.kind == "consent"} == {
        "given:news:email",
        "withdrawn:news:email",
    }
    assert [refusal.channel for refusal in after.refusals] == [Channel.EMAIL]


def test_a_question_keeps_the_channels_closed_until_it_is_answered(database):
    bring_in(database, candidate("Camille Riou", asked_refusals=(Channel.CALL,)))
    someone = _only(database)
    asked = card.read_card(database, someone).refusals

    consents.answer_question(database, someone, is_refusal=False)

    assert [(line.channel, line.is_question) for line in asked] == [(Channel.CALL, True)]
    assert card.read_card(database, someone).refusals == ()


def test_the_file_is_sound_after_all_this(some):
    health = checking.check(some)

    assert health.problems == ()
    assert health.people == 4


def test_a_forbidden_origin_brings_nobody(database):
    with pytest.raises(Refused):
        bring_in(database, candidate(), origin=Origin.TOWN_HALL)

    assert names(database) == []


def _only(database):
    from organiser.usecases.people.listing import Directory, Query

    directory = Directory(database)
    (row,) = directory.rows(directory.find(Query()))
    return row.id


def test_a_consent_keeps_the_very_words_that_were_shown(database):
    someone = person(database)
    consents.record_consent(database, someone, [Channel.EMAIL, Channel.SMS], source="bulletin 12")

    with database.raw() as connection:
        kept = connection.exec_driver_sql(
            "SELECT count(*), w.french, w.sha256 FROM consent c "
            "JOIN consent_wording w ON w.id = c.wording_id"
        ).one()
    words = wording.current(Purpose.NEWS)
    assert tuple(kept) == (2, words.french, words.digest)
