"""Who may not be reached by a use, and why."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import person

from organiser import clock
from organiser.domain.consent import Basis, Channel, Purpose, Relation
from organiser.domain.minors import OF_AGE, is_minor, last_birth_of_age
from organiser.domain.outreach import LeftOut, Use
from organiser.domain.segments.rules import EVERYBODY
from organiser.models.person import Person
from organiser.usecases import consents
from organiser.usecases.segments.exclusions import look_over, why_left_out

ADDRESS = {"address": "12 rue des Lilas", "city": "Betton", "postcode": "35830"}
ALL = (Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.POST)


def whole(database, name="Camille Riou", channels=ALL, **values):
    """Somebody who can be reached by every use."""
    reach = {"mobile": "06 39 98 00 01", "email": "c@example.org", **ADDRESS}
    who = person(database, name, **(reach | values))
    if channels:
        consents.record_consent(database, who, channels, source="stand")
    return who


def change(database, who, **values):
    with database.transaction("people.edit") as session:
        found = session.get_one(Person, who)
        for name, value in values.items():
            setattr(found, name, value)


def reasons(database, who):
    told = {use: why_left_out(database, [who], use).get(who) for use in Use}
    return {use: reason for use, reason in told.items() if reason}


def test_who_agreed_and_can_be_reached_is_left_out_of_nothing(database):
    assert reasons(database, whole(database)) == {}


def test_who_agreed_to_nothing_is_reached_by_no_use(database):
    assert set(reasons(database, whole(database, channels=())).values()) == {LeftOut.NO_BASIS}


def test_a_refusal_closes_its_own_channel_alone(database):
    who = whole(database)
    consents.refuse(database, who, (Channel.CALL,), "au téléphone")

    assert reasons(database, who) == {Use.CALL: LeftOut.REFUSED}


def test_a_consent_to_one_channel_opens_no_other(database):
    who = whole(database, channels=(Channel.EMAIL,))

    assert reasons(database, who) == dict.fromkeys(
        (Use.CALL, Use.LETTER, Use.LABEL, Use.TEXT), LeftOut.NO_CONSENT
    )


def test_a_consent_for_another_purpose_is_none(database):
    who = whole(database, channels=())
    consents.record_consent(database, who, ALL, purpose=Purpose.VOLUNTEER, source="stand")

    assert set(reasons(database, who)) == {Use.CALL, Use.LETTER, Use.LABEL, Use.EMAIL, Use.TEXT}
    assert why_left_out(database, [who], Use.CALL, Purpose.VOLUNTEER) == {}


def test_regular_contact_is_enough_for_a_call_or_a_letter_but_not_online(database):
    who = whole(database, channels=())
    change(database, who, basis=Basis.REGULAR_CONTACT)

    assert reasons(database, who) == dict.fromkeys((Use.EMAIL, Use.TEXT), LeftOut.NO_CONSENT)


def test_the_roll_gives_letters_and_visits_alone(database):
    who = whole(database, channels=())
    change(database, who, basis=Basis.ROLL, relation=Relation.ELECTOR_ONLY)

    assert reasons(database, who) == dict.fromkeys((Use.CALL, Use.EMAIL, Use.TEXT), LeftOut.ROLL)


def test_who_is_under_18_is_left_out(database):
    who = whole(database)
    change(database, who, birth_year=clock.today().year - 17)

    assert set(reasons(database, who).values()) == {LeftOut.MINOR}


def test_a_withdrawn_consent_leaves_her_out(database):
    who = whole(database)
    consents.withdraw_consent(database, who, (Channel.EMAIL,))

    assert reasons(database, who) == {Use.EMAIL: LeftOut.REFUSED}


@pytest.mark.parametrize(
    ("missing", "uses"),
    [
        ({"mobile": ""}, {Use.CALL, Use.TEXT}),
        ({"email": ""}, {Use.EMAIL}),
        ({"address": "", "city": "", "postcode": ""}, {Use.LETTER, Use.LABEL, Use.OUTING}),
    ],
)
def test_who_cannot_be_reached_is_left_out(database, missing, uses):
    who = whole(database, **missing)

    assert reasons(database, who) == dict.fromkeys(uses, LeftOut.NO_REACH)


def test_the_count_shows_who_is_left_out_and_why(database):
    whole(database)
    consents.refuse(database, whole(database, "Denez Riou"), (Channel.CALL,), "stand")
    whole(database, "Alan Riou", channels=())

    look = look_over(database, EVERYBODY, Use.CALL)

    assert (look.people, look.reached) == (3, 1)
    assert look.left_out == ((LeftOut.REFUSED, 1), (LeftOut.NO_BASIS, 1))


@pytest.mark.parametrize(
    "today", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 3, 31),
              date(2026, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2026, 12, 31)]
)  # fmt: skip
def test_somebody_is_of_age_on_her_birthday_and_not_a_day_sooner(database, today):
    born = {
        f"P{days} Riou": date.fromordinal(years_before(today).toordinal() + days)
        for days in range(-2, 4)
    }
    noon = datetime.combine(today, time(12)).astimezone()
    with clock.set_to(lambda: noon):
        who = {
            name: whole(database, name, birth_date=day.strftime("%d/%m/%Y"))
            for name, day in born.items()
        }

        left = why_left_out(database, list(who.values()), Use.CALL)

    assert {name for name, key in who.items() if left.get(key) is LeftOut.MINOR} == {
        name for name, day in born.items() if is_minor(day, None, today)
    }


def years_before(today):
    """The day eighteen years ago, or the last one of that month."""
    day = today
    while True:
        try:
            return day.replace(year=day.year - OF_AGE)
        except ValueError:
            day = day.replace(day=day.day - 1)


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.dates(date(2024, 1, 1)))
def test_the_day_that_divides_minors_divides_them_as_their_age_does(born, today):
    assert (born.isoformat() > last_birth_of_age(today)) == is_minor(born, None, today)
