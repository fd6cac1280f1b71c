"""Messages online to chosen people: under a line of the register, with a consent of their own."""

from datetime import date, timedelta
from urllib.parse import unquote
from uuid import UUID

import make
import pytest

from organiser import clock
from organiser.domain.consent import Channel, Purpose
from organiser.domain.engagement import Rung
from organiser.domain.outreach import DriveState, LeftOut, Result, Use
from organiser.domain.segments.rules import AllOf, LivesIn, Not, OnRung
from organiser.errors import Refused
from organiser.models.outreach import OnlineSelection
from organiser.usecases import consents
from organiser.usecases.outreach import allowed, drives
from organiser.usecases.outreach.counting import read_count, settle_counts
from organiser.usecases.outreach.launching import again, launch
from organiser.usecases.outreach.mailing import batches, text_messages
from organiser.usecases.outreach.results import record_done
from organiser.usecases.silence import add_election
from tests.usecases.outreach.people import plan, say_who_answers, willing

BETTON = LivesIn(("Betton",))
LINE = UUID(int=7)
MESSAGE = {"words": "Venez samedi.", "subject": "Samedi"}


def line(database, key=LINE, **other):
    """Bring a line in as the exchange does."""
    today = clock.today()
    values = {
        "reference": "S-2026-001", "version": 1, "use": Use.TEXT, "parameters": "commune",
        "starts_on": today, "ends_on": today + timedelta(9), "is_complete": True,
        "sponsor": "Association Exemple", "notice": "https://example.org/t/S-2026-001",
        **MESSAGE, **other,
    }  # fmt: skip
    with database.applying() as session:
        known = session.get(OnlineSelection, key)
        if known is None:
            session.add(OnlineSelection(id=key, **values))
            return
        for name, value in values.items():
            setattr(known, name, value)


def chosen(database, name="Ana Abgrall", number=1, *, channel=Channel.SMS, **values):
    """Somebody of age who agreed to be chosen too."""
    who = willing(database, name, number, **{"birth_date": "1980-05-01", **values})
    consents.record_consent(
        database, who, (channel,), source="stand", purpose=Purpose.RPP_TARGETING
    )
    return who


def told(rule=BETTON, use=Use.TEXT, selection=LINE, **other):
    return plan(use, rule, selection=selection, **{**MESSAGE, **other})


@pytest.fixture
def person(database):
    say_who_answers(database)
    return chosen(database)


def test_under_a_complete_line_chosen_people_are_written_to(database, person):
    line(database)

    drive = drives.read_drive(database, launch(database, told()))

    assert (drive.people, drive.purpose, drive.line.reference) == (
        1, Purpose.RPP_TARGETING, "S-2026-001"
    )  # fmt: skip


def test_without_any_line_it_is_refused_as_ever(database, person):
    with pytest.raises(Refused, match="register"):
        launch(database, told(selection=None))


def test_a_line_must_be_named_not_only_be_there(database, person):
    line(database)

    with pytest.raises(Refused, match="register"):
        launch(database, told(selection=None))


@pytest.mark.parametrize("change", [
    {"is_complete": False}, {"use": Use.EMAIL}, {"parameters": "language"},
    {"withdrawn_at": clock.now()}, {"ends_on": date(2020, 1, 1), "starts_on": date(2019, 1, 1)},
])  # fmt: skip
def test_a_line_that_does_not_carry_it_is_refused_with_its_reason(database, person, change):
    line(database, **change)

    with pytest.raises(Refused, match=r"line of the register|headquarters’ register"):
        launch(database, told())


@pytest.mark.parametrize("rule", [
    OnRung(Rung.SUPPORTER), AllOf((BETTON, Not(OnRung(Rung.VOLUNTEER)))),
])  # fmt: skip
def test_what_tells_of_an_opinion_chooses_nobody_whatever_the_line(database, person, rule):
    line(database)

    with pytest.raises(Refused, match="even with consent"):
        launch(database, told(rule))


def test_its_message_is_that_of_the_register_word_for_word(database, person):
    line(database)

    with pytest.raises(Refused, match="word for word"):
        launch(database, told(words="Venez dimanche."))


def test_who_did_not_agree_to_be_chosen_is_dropped_and_counted(database, person):
    willing(database, "Eva Riou", 2, birth_date="1980-05-01")
    line(database)

    drive = drives.read_drive(database, launch(database, told()))

    assert (drive.people, drive.left_out) == (1, ((LeftOut.NOT_CHOSEN, 1),))


def test_to_be_chosen_is_not_to_be_written_to(database):
    who = make.person(
        database, "Eva Riou", mobile="06 39 98 00 02", city="Betton", birth_date="1980-05-01"
    )
    consents.record_consent(
        database, who, (Channel.SMS,), source="stand", purpose=Purpose.RPP_TARGETING
    )
    say_who_answers(database)
    line(database)

    with pytest.raises(Refused, match="Nobody"):
        launch(database, told())


def test_nobody_is_chosen_whose_age_is_not_known_or_under_eighteen(database, person):
    chosen(database, "Eva Riou", 2, birth_date="")
    chosen(database, "Noa Tanguy", 3, birth_date=(clock.today() - timedelta(17 * 365)).isoformat())
    line(database)

    drive = drives.read_drive(database, launch(database, told()))

    assert dict(drive.left_out) == {LeftOut.MINOR: 1, LeftOut.AGE_UNKNOWN: 1}


def test_each_message_says_who_paid_and_where_the_notice_is(database, person):
    line(database)
    (text,) = text_messages(database, launch(database, told()))
    line(database, use=Use.EMAIL)
    consents.record_consent(
        database, person, (Channel.EMAIL,), source="stand", purpose=Purpose.RPP_TARGETING
    )
    (mail,) = batches(database, launch(database, told(use=Use.EMAIL)))

    for said in (text.words, unquote(mail.url)):
        assert "paid for by Association Exemple" in said
        assert "https://example.org/t/S-2026-001" in said


def test_to_all_who_subscribed_nothing_of_it_is_asked_or_said(database, person):
    line(database)
    drive = launch(database, plan(Use.TEXT, selection=LINE))

    (text,) = text_messages(database, drive)

    assert drives.read_drive(database, drive).line is None
    assert "paid for" not in text.words


@pytest.mark.parametrize("change", [
    {"withdrawn_at": clock.now()}, {"ends_on": date(2020, 1, 1), "starts_on": date(2019, 1, 1)},
])  # fmt: skip
def test_with_its_line_closed_a_drive_rests_and_nothing_more_is_sent(database, person, change):
    line(database)
    made = launch(database, told())
    line(database, **change)

    assert drives.read_drive(database, made).state is DriveState.PAUSED
    with pytest.raises(Refused, match="line of the register"):
        text_messages(database, made)
    with pytest.raises(Refused, match="line of the register"):
        record_done(database, made, [person], Result.SENT)


def test_taken_up_again_it_asks_the_line_again(database, person):
    line(database)
    made = launch(database, told())
    drives.close(database, made)
    second = drives.read_drive(database, again(database, made))
    drives.close(database, second.id)
    line(database, withdrawn_at=clock.now())

    assert second.line.series == LINE
    with pytest.raises(Refused, match="withdrew"):
        again(database, second.id)


def test_in_the_silence_before_a_vote_no_line_carries_anything(database, person):
    line(database)
    add_election(database, "Présidentielle", clock.today() + timedelta(1))

    with pytest.raises(Refused, match="silence"):
        launch(database, told())


def test_what_was_chosen_and_sent_is_counted_for_the_line(database, person):
    willing(database, "Eva Riou", 2)
    line(database)
    made = launch(database, told())
    record_done(database, made, [person], Result.SENT)

    assert settle_counts(database)
    count = read_count(database, LINE)
    assert (count.people, count.left_out, count.results) == (1, 1, ((Result.SENT, 1),))


def test_the_page_is_told_which_lines_carry_a_list(database, person):
    line(database)
    line(database, UUID(int=8), reference="S-2026-002")

    found = allowed.allowance(database, Use.TEXT, BETTON)

    assert [each.reference for each in found.lines] == ["S-2026-002", "S-2026-001"]
    assert found.refusal == ""
