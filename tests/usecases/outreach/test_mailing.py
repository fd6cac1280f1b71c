"""E-mails and texts made ready: hidden recipients, and words the author cannot take away."""

from urllib.parse import parse_qs, urlsplit

import pytest

from organiser.domain.outreach import Result, Use
from organiser.errors import Refused
from organiser.usecases.outreach.launching import launch
from organiser.usecases.outreach.mailing import batches, text_messages
from organiser.usecases.outreach.results import record_done
from tests.usecases.outreach.people import plan, say_who_answers, willing


@pytest.fixture
def many(database):
    say_who_answers(database)
    return [willing(database, f"P{number} Riou", number) for number in range(7)]


def test_each_email_says_who_writes_why_and_how_to_hear_no_more(database, many):
    drive = launch(database, plan(Use.EMAIL))

    (batch,) = batches(database, drive)

    asked = parse_qs(urlsplit(batch.url).query)
    body = asked["body"][0]
    assert len(asked["bcc"][0].split(",")) == len(batch.people) == 7
    assert body.startswith("Venez samedi.")
    assert all(word in body for word in ("STOP", "stop@example.org", "Association", "CNIL"))


def test_a_long_list_is_cut_and_what_was_sent_is_left_out(database, many):
    drive = launch(database, plan(Use.EMAIL))
    first, *rest = batches(database, drive, most=3)
    assert [len(batch.people) for batch in (first, *rest)] == [3, 3, 1]

    record_done(database, drive, first.people, Result.SENT)

    assert [batch.people for batch in batches(database, drive, most=3)] == [
        batch.people for batch in rest
    ]


def test_a_committee_that_says_not_who_it_is_sends_nothing(database):
    willing(database)

    for use in (Use.EMAIL, Use.TEXT, Use.LETTER):
        with pytest.raises(Refused, match="settings"):
            launch(database, plan(use))


def test_a_text_too_long_for_the_mail_program_is_refused_in_words(database, many):
    drive = launch(database, plan(Use.EMAIL, words="é" * 400))

    with pytest.raises(Refused, match="too long"):
        batches(database, drive)


def test_each_text_message_ends_with_how_to_stop(database, many):
    drive = launch(database, plan(Use.TEXT))

    messages = text_messages(database, drive)

    assert len(messages) == 7
    assert all(message.words.endswith("answer STOP") for message in messages)
