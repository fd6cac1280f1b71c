"""What a rule says of somebody, worked out by hand in plain Python: True, False, or not known."""

from datetime import date, timedelta
from functools import singledispatch

from sqlalchemy import select

from organiser import clock
from organiser.domain.action import ActionState, Attendance
from organiser.domain.address import street_key
from organiser.domain.consent import ConsentState, Purpose
from organiser.domain.identity import fold
from organiser.domain.outreach import OPEN, Result
from organiser.domain.segments import rules
from organiser.models.action import Action, Participation, TrainingRecord
from organiser.models.consent import Consent, Refusal
from organiser.models.outreach import OutreachResult, OutreachTarget, SegmentMember
from organiser.models.person import ContactPoint, Person, Trait
from organiser.models.place import Address


def who_holds(session, rule):
    """The ids of those of whom *rule* is certainly true."""
    return {one.id for one in session.scalars(select(Person)) if _truth(rule, session, one)}


def _truth(rule, session, one):
    if isinstance(rule, rules.Not):
        found = _truth(rule.part, session, one)
        return None if found is None else not found
    if isinstance(rule, rules.AllOf | rules.AnyOf):
        found = [_truth(part, session, one) for part in rule.parts]
        decides = isinstance(rule, rules.AnyOf)
        if any(each is decides for each in found):
            return decides
        return None if None in found else not decides
    return _holds(rule, session, one)


@singledispatch
def _holds(rule, session, one):
    raise NotImplementedError(rule)


def _of(session, kind, one):
    return session.scalars(select(kind).where(kind.person_id == one.id)).all()


def _address(session, one):
    return session.get(Address, one.address_id) if one.address_id else None


def _ago(days):
    return clock.today() - timedelta(days=days)


@_holds.register
def _(rule: rules.OnRung, session, one):
    return None if one.rung == 0 else rule.lowest <= one.rung <= rule.highest


@_holds.register
def _(rule: rules.LivesIn, session, one):
    home = _address(session, one)
    return bool(home) and fold(home.city) in {fold(town) for town in rule.towns}


@_holds.register
def _(rule: rules.HasPostcode, session, one):
    home = _address(session, one)
    return bool(home) and home.postcode.startswith(rule.start)


@_holds.register
def _(rule: rules.LivesInStreet, session, one):
    home = _address(session, one)
    return bool(home) and home.street_key == street_key(rule.street)


@_holds.register
def _(rule: rules.TookPart, session, one):
    rows = [row for row in _of(session, Participation, one) if row.state is Attendance.CAME]
    actions = [session.get(Action, row.action_id) for row in rows]
    actions = [action for action in actions if action.state is ActionState.DONE]
    since = _ago(rule.days) if rule.days else date.min
    kinds = rule.kinds or {action.kind for action in actions}
    came = [a for a in actions if a.kind in kinds and since <= a.on <= clock.today()]
    return len(came) >= rule.times


@_holds.register
def _(rule: rules.WasAt, session, one):
    rows = _of(session, Participation, one)
    joined = {row.action_id for row in rows if row.state in (Attendance.CAME, Attendance.COMING)}
    action = session.get(Action, rule.action)
    return rule.action in joined and action.state is not ActionState.CANCELLED


@_holds.register
def _(rule: rules.Trained, session, one):
    courses = [fold(row.course) for row in _of(session, TrainingRecord, one)]
    return fold(rule.course) in courses if rule.course else bool(courses)


@_holds.register
def _(rule: rules.Has, session, one):
    words = {fold(row.value) for row in _of(session, Trait, one) if row.kind == rule.trait}
    return fold(rule.value) in words


@_holds.register
def _(rule: rules.AgreedTo, session, one):
    last = {}
    for row in sorted(_of(session, Consent, one), key=lambda row: (row.at, row.id)):
        last[row.purpose, row.channel] = row.state
    return any(
        last.get((purpose, rule.channel)) is ConsentState.GIVEN
        for purpose in (Purpose.NEWS, Purpose.VOLUNTEER)
    )


@_holds.register
def _(rule: rules.Refuses, session, one):
    return any(
        row.channel is rule.channel and row.lifted_at is None for row in _of(session, Refusal, one)
    )


@_holds.register
def _(rule: rules.StandsOn, session, one):
    return one.basis is rule.basis


@_holds.register
def _(rule: rules.NoNewsFor, session, one):
    return one.last_contact_on is None or one.last_contact_on < _ago(rule.days)


@_holds.register
def _(rule: rules.FollowedBy, session, one):
    return one.point_person_id == rule.person


@_holds.register
def _(rule: rules.StepIs, session, one):
    step, today = one.next_step_on, clock.today()
    return {
        rules.StepTime.NONE: step is None,
        rules.StepTime.DUE: step is not None and step <= today,
        rules.StepTime.COMING: step is not None and step > today,
    }[rule.time]


@_holds.register
def _(rule: rules.CameFrom, session, one):
    return one.origin in rule.origins


@_holds.register
def _(rule: rules.IsRelation, session, one):
    return one.relation in rule.relations


@_holds.register
def _(rule: rules.HasReach, session, one):
    kinds = {row.kind for row in _of(session, ContactPoint, one)}
    return {
        rules.Way.ADDRESS: one.address_id is not None,
        rules.Way.PHONE: bool(kinds - {"email"}),
        rules.Way.MOBILE: "mobile" in kinds,
        rules.Way.EMAIL: "email" in kinds,
    }[rule.way]


@_holds.register
def _(rule: rules.AddedWithin, session, one):
    return one.created_at >= clock.now() - timedelta(days=rule.days)


@_holds.register
def _(rule: rules.NumberIsWrong, session, one):
    keys = {row.key for row in _of(session, ContactPoint, one)}
    return any(
        row.result is Result.WRONG_NUMBER and row.reach in keys
        for row in _of(session, OutreachResult, one)
    )


@_holds.register
def _(rule: rules.IsOnList, session, one):
    return rule.segment in {row.segment_id for row in _of(session, SegmentMember, one)}


@_holds.register
def _(rule: rules.IsLeftOf, session, one):
    if rule.outreach not in {row.outreach_id for row in _of(session, OutreachTarget, one)}:
        return False
    results = [row for row in _of(session, OutreachResult, one) if row.outreach_id == rule.outreach]
    last = max(results, key=lambda row: (row.at, row.id), default=None)
    return last is None or last.result in OPEN
