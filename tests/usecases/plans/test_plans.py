"""Actions are planned, people invited and marked, and only who came to what took place counts."""

from datetime import date, datetime, time, timedelta

import pytest
from make import names, person
from sqlalchemy import text

from organiser import clock
from organiser.domain.action import ActionKind, ActionState, Attendance, Every, Kind, Span
from organiser.domain.consent import Channel
from organiser.domain.engagement import Rung
from organiser.domain.outreach import LeftOut
from organiser.domain.plan import Plan, Report
from organiser.domain.scoring import Score
from organiser.errors import OrganiserError, Refused
from organiser.usecases import actions, checking, consents, today, undo
from organiser.usecases.people import merging
from organiser.usecases.people.card import read_card
from organiser.usecases.people.listing import Chip
from organiser.usecases.plans import agenda, attending, inviting, kinds, planning

TODAY = date(2026, 11, 26)
STALL = Kind(ActionKind.STALL)


@pytest.fixture(autouse=True)
def noon():
    """It is noon of a Thursday."""
    with clock.set_to(lambda: datetime.combine(TODAY, time(12)).astimezone()):
        yield


def later(days):
    return clock.set_to(lambda: datetime.combine(TODAY + timedelta(days), time(20)).astimezone())


def agreed(database, name="Camille Riou", channel=Channel.EMAIL):
    """Somebody who may be written to."""
    who = person(database, name)
    consents.record_consent(database, who, [channel], source="Bulletin 12")
    return who


def planned(database, days=2, **values):
    return planning.plan(database, Plan(STALL, TODAY + timedelta(days), **values))


def states(database, action):
    return {who.name: who.state for who in agenda.read_action(database, action).people}


def test_what_is_planned_is_read_as_it_was_asked(database):
    lead = person(database)
    asked = Plan(
        Kind(ActionKind.LEAFLETS), TODAY, "09:30", "12:00", "Marché", "Place Haute", "Plouexemple",
        4, ("parle breton", "conduit"), None, "Il pleut", is_public=True,
        material=("Tracts", " ", "Table"),
    )  # fmt: skip

    action = planning.plan(database, asked, led_by=[lead])

    detail = agenda.read_action(database, action)
    assert detail.plan == Plan(*(getattr(asked, name) for name in asked.__slots__[:-1]))
    assert [thing.what for thing in detail.material] == ["Tracts", "Table"]
    assert [(who.name, who.state, who.leads) for who in detail.people] == [
        ("Camille Riou", Attendance.COMING, True)
    ]
    assert detail.row.state is ActionState.PLANNED


def test_an_end_without_a_beginning_and_a_strange_number_are_refused(database):
    for wrong in ({"ends": "10:00"}, {"needed": 0}, {"starts": "10:00", "ends": "10:00"}):
        with pytest.raises(OrganiserError):
            planned(database, **wrong)


@pytest.mark.parametrize("state", list(Attendance))
def test_only_who_came_to_what_took_place_climbs(database, state):
    who = person(database)
    action = planned(database, 0)

    attending.mark(database, action, [who], state)

    card, came = read_card(database, who), state is Attendance.CAME
    assert (card.rung is Rung.SUPPORTER) == came
    assert (card.last_contact_on == TODAY) == came
    assert isinstance(card.standing.score, Score)
    assert bool(card.standing.score.contributions) == came
    assert (names(database, chips=frozenset({Chip.ACTIVE})) == ["Camille Riou"]) == came
    assert today.read_actions(database).now == int(came)
    assert [line.kind for line in card.timeline if line.kind in ("action", "invitation")] == [
        "action" if came else "invitation"
    ]


def test_what_was_called_off_earns_nobody_anything_until_it_is_planned_again(database):
    who = person(database)
    action = planned(database, 0)
    attending.mark(database, action, [who], Attendance.CAME)

    planning.cancel(database, action)
    assert read_card(database, who).rung is Rung.CONTACT
    assert today.read_actions(database).now == 0
    undo.undo(database)

    assert read_card(database, who).rung is Rung.SUPPORTER
    planning.cancel(database, action)
    planning.resume(database, action)
    assert agenda.read_action(database, action).row.state is ActionState.PLANNED


def test_nobody_came_to_what_is_still_to_come(database):
    who = person(database)
    action = planned(database, 1)

    for state in attending.SEEN:
        with pytest.raises(Refused):
            attending.mark(database, action, [who], state)
    with pytest.raises(Refused):
        attending.close(database, action, Report())

    assert states(database, action) == {}


def test_who_may_not_be_written_to_and_who_refused_are_not_invited(database):
    may, refused = agreed(database), agreed(database, "Anne Le Goff")
    pending, asked = person(database, "Denez Riou"), agreed(database, "Yann Abgrall")
    consents.refuse(database, refused, [Channel.EMAIL], source="au téléphone")
    with database.transaction("people.edit") as session:
        consents.close_channels(session, asked, [Channel.EMAIL], source="", is_question=True)
    action = planned(database)
    everybody = [may, refused, pending, asked, may]

    by_mail = inviting.invite(database, action, everybody, channel=Channel.EMAIL)
    by_phone = inviting.invite(database, action, everybody, channel=Channel.CALL)

    assert by_mail.invited == (may,)
    assert by_mail.reasons() == (
        (LeftOut.REFUSED, 1), (LeftOut.QUESTION, 1), (LeftOut.NO_BASIS, 1)
    )  # fmt: skip
    assert (by_phone.invited, by_phone.already) == ((refused, asked), 1)
    assert set(states(database, action).values()) == {Attendance.INVITED}


def test_who_closed_every_way_is_not_invited_by_hand_either(database):
    who = agreed(database)
    ways = [Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.POST]
    consents.refuse(database, who, ways, source="par courrier")

    came_of_it = inviting.invite(database, planned(database), [who])

    assert came_of_it.left_out == ((who, LeftOut.REFUSED),)


def test_nobody_is_invited_to_what_was_called_off(database):
    action = planned(database)
    planning.cancel(database, action)

    with pytest.raises(Refused):
        inviting.invite(database, action, [agreed(database)])


def test_a_report_closes_an_action_and_who_said_so_came(database):
    coming, invited = agreed(database), agreed(database, "Anne Le Goff")
    action = planned(database, 1)
    inviting.invite(database, action, [coming, invited])
    attending.mark(database, action, [coming], Attendance.COMING)

    with later(1):
        report = Report(2.5, 300, 40, 6, "Beau marché")
        attending.close(database, action, report, who_said_so_came=True)

        detail = agenda.read_action(database, action)
        assert detail.report == report
        assert detail.row.state is ActionState.DONE
        assert states(database, action) == {
            "Camille Riou": Attendance.CAME, "Anne Le Goff": Attendance.INVITED,
        }  # fmt: skip
        assert read_card(database, coming).rung is Rung.SUPPORTER


def test_a_figure_that_cannot_be_is_refused(database):
    action = planned(database, 0)

    for wrong in (Report(hours=30), Report(leaflets=-1), Report(met=10**9)):
        with pytest.raises(OrganiserError):
            attending.close(database, action, wrong)


def test_a_copy_takes_what_is_brought_and_who_leads_and_nobody_else(database):
    lead, other = agreed(database), agreed(database, "Anne Le Goff")
    first = planning.plan(database, Plan(STALL, TODAY, "09:00", material=("Table",)), led_by=[lead])
    inviting.invite(database, first, [other])

    copy = agenda.read_action(database, planning.duplicate(database, first, TODAY + timedelta(7)))

    assert states(database, copy.row.id) == {"Camille Riou": Attendance.COMING}
    assert [thing.what for thing in copy.material] == ["Table"]
    assert (copy.row.span.on, copy.row.span.starts) == (TODAY + timedelta(7), "09:00")


def test_an_action_comes_back_every_week_until_a_day_and_one_undo_takes_all_back(database):
    action = planned(database, 2)

    made = planning.repeat(database, action, Every.WEEK, times=60, until=TODAY + timedelta(days=24))

    days = [row.span.on for row in agenda.read_list(database)]
    assert len(made) == 3
    assert days == [TODAY + timedelta(days=2 + 7 * week) for week in range(4)]
    undo.undo(database)
    assert len(agenda.read_list(database)) == 1


def test_an_action_that_would_never_come_back_is_not_repeated(database):
    action = planned(database, 2)

    for words in ({"times": 0}, {"times": 61}, {"times": 3, "until": TODAY}):
        with pytest.raises(Refused):
            planning.repeat(database, action, Every.WEEK, **words)


def test_who_is_expected_elsewhere_at_that_time_is_told(database):
    busy, free = agreed(database), agreed(database, "Anne Le Goff")
    stall = planned(database, 2, starts="09:00", ends="12:00", title="Marché")
    other = planned(database, 2, starts="11:30", ends="13:00")
    after = planned(database, 2, starts="12:00", ends="13:00")
    for action in (stall, other, after):
        inviting.invite(database, action, [busy, free])
    attending.mark(database, stall, [busy], Attendance.COMING)

    found = agenda.expected_elsewhere(database, other)

    assert {who: [clash.title for clash in clashes] for who, clashes in found.items()} == {
        busy: ["Marché"]
    }
    assert agenda.expected_elsewhere(database, after) == {}
    planning.cancel(database, stall)
    assert agenda.expected_elsewhere(database, other) == {}


def test_a_night_of_posters_meets_the_next_morning(database):
    night = Span(TODAY, "21:00", "02:00")

    assert night.meets(Span(TODAY + timedelta(1), "01:30"))
    assert not night.meets(Span(TODAY + timedelta(1), "02:00"))
    assert not night.meets(Span(TODAY))


def test_a_kind_of_her_own_counts_as_the_one_it_stands_on(database):
    who = person(database)
    own_id = kinds.add_kind(database, "Apéro citoyen", ActionKind.MEETING)
    (own,) = kinds.own_kinds(database)

    actions.log_action(database, own, [who], on=TODAY)

    card = read_card(database, who)
    assert own == Kind(ActionKind.MEETING, own_id, "Apéro citoyen")
    assert card.rung is Rung.SUPPORTER
    assert card.standing.score.contributions[0].kind == "meeting"
    assert [line.what for line in card.timeline if line.kind == "action"] == [
        "meeting:present:Apéro citoyen"
    ]
    assert agenda.read_list(database)[0].kind == own


def test_a_kind_that_was_put_away_is_offered_no_more_and_comes_back(database):
    own_id = kinds.add_kind(database, "Apéro", ActionKind.MEETING)
    with pytest.raises(Refused):
        kinds.add_kind(database, "apéro", ActionKind.STALL)

    kinds.put_away(database, own_id)
    assert kinds.own_kinds(database) == ()

    assert kinds.add_kind(database, "Apero", ActionKind.STALL) == own_id


def test_the_next_saturdays_are_proposed_but_not_those_that_are_taken(database):
    saturday = date(2026, 11, 28)
    planned(database, 9)

    assert agenda.suggestions(database) == (
        saturday, saturday + timedelta(14), saturday + timedelta(21), saturday + timedelta(28),
    )  # fmt: skip


def test_what_comes_next_is_neither_over_nor_called_off(database):
    planned(database, 0, starts="08:00", ends="11:00", title="Ce matin")
    called_off = planned(database, 1, title="Demain")
    planned(database, 5, title="Mardi")
    planning.cancel(database, called_off)

    assert agenda.next_action(database).title == "Mardi"


def test_two_entries_of_one_person_at_one_action_become_one_and_what_was_seen_stays(database):
    kept, other = agreed(database), agreed(database, "Camille Riou")
    action = planned(database, 0)
    inviting.invite(database, action, [kept])
    attending.mark(database, action, [other], Attendance.CAME)

    merging.merge(database, kept, other)

    assert states(database, action) == {"Camille Riou": Attendance.CAME}
    assert read_card(database, kept).rung is Rung.SUPPORTER
    undo.undo(database)
    assert len(agenda.read_action(database, action).people) == 2
    assert checking.check(database).problems == ()


def test_who_goes_leaves_what_she_was_to_bring(database):
    who = agreed(database)
    action = planned(database)
    attending.add_material(database, action, "Table", who)

    with database.transaction("test") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": who.bytes})

    (thing,) = agenda.read_action(database, action).material
    assert (thing.what, thing.person_id, thing.name) == ("Table", None, "")


def test_material_is_ticked_and_dropped(database):
    action = planned(database)
    table = attending.add_material(database, action, "Table")
    attending.tick_material(database, table, is_ready=True)
    assert agenda.read_action(database, action).material[0].is_ready

    attending.drop_material(database, table)

    assert agenda.read_action(database, action).material == ()
    with pytest.raises(OrganiserError):
        attending.tick_material(database, table, is_ready=True)


def test_an_action_that_is_gone_is_said_to_be(database):
    action = planned(database)
    planning.delete(database, action)

    for work in (agenda.read_action, planning.cancel):
        with pytest.raises(OrganiserError):
            work(database, action)


def test_people_are_taken_off_the_list(database):
    who = person(database)
    action = planned(database, 0)
    attending.mark(database, action, [who], Attendance.CAME)

    inviting.take_off(database, action, [who])

    assert states(database, action) == {}
    assert read_card(database, who).rung is Rung.CONTACT


def test_who_leads_is_coming_and_has_organised_it_once_it_took_place(database):
    who = agreed(database)
    action = planned(database, 0)
    inviting.invite(database, action, [who])

    attending.let_lead(database, action, who, leads=True)
    assert states(database, action) == {"Camille Riou": Attendance.COMING}
    attending.mark(database, action, [who], Attendance.CAME)

    score = read_card(database, who).standing.score
    assert "organised" in [part.kind for part in score.contributions]
