"""What the line to headquarters says of records, of values that met, and of how exchanges ended."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from organiser import clock
from organiser.domain.action import ActionKind, ActionState, Attendance
from organiser.domain.breach import Severity
from organiser.domain.consent import Basis, Channel, ConsentState, Origin, Purpose, Relation
from organiser.domain.engagement import Rung
from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.field import Outcome
from organiser.domain.outreach import Audience, Result, Use
from organiser.domain.pathway import Mark, State
from organiser.domain.retention import Rule
from organiser.domain.rights import RequestKind
from organiser.domain.segments import written
from organiser.domain.slips import Said
from organiser.domain.vote_help import Need, Side
from organiser.i18n import _, language, number, short_date, short_time, weekday_name
from organiser.words import labels, outreach, paths, plans, rights, segments, votes
from organiser.words.fields import field_label

NOTHING = "—"
_A_WEEK = timedelta(days=6)


def record_label(kind: str) -> str:
    """Return what a kind of record is called."""
    return {
        "person": _("Card"),
        "address": _("Address"),
        "household": _("Household"),
        "contact_point": _("E-mail or phone"),
        "trait": _("Word"),
        "note": _("Remark"),
        "consent": _("Consent"),
        "refusal": _("Refusal"),
        "objection": _("Objection"),
        "limitation": _("Limitation"),
        "rights_request": _("Request"),
        "breach": _("Incident"),
        "election": _("Day of voting"),
        "poll_day": _("Day of voting"),
        "vote_help": _("Help to vote"),
        "import_batch": _("File that was brought in"),
        "action": _("Action"),
        "own_kind": _("Kind of action"),
        "participation": _("Presence"),
        "material": _("Material"),
        "sign_up_sheet": _("Sign-up sheet"),
        "sign_up_line": _("Line of a sign-up sheet"),
        "task": _("Task"),
        "pathway": _("Path"),
        "walk": _("Somebody on a path"),
        "walk_step": _("Step of a path"),
        "team": _("Team"),
        "team_member": _("Member of a team"),
        "sheet": _("Sheet"),
        "sheet_page": _("Page of a sheet"),
        "visit": _("Visit"),
        "tally": _("Tally of a street"),
        "segment": _("List"),
        "outreach": _("Drive"),
        "outreach_result": _("Call"),
        "newcomer": _("Sign-up on the site"),
        "welcome_step": _("Step of the welcome"),
        "directive": _("Directive"),
        "directive_reading": _("Answer to a directive"),
        "drive_count": _("Results of drives"),
        "online_selection": _("Line of the register"),
        **dict.fromkeys(
            (
                "proposal_draft",
                "proposal",
                "proposal_answer",
                "shared_proposal",
                "seconding",
                "seen_answer",
            ),
            _("Proposal"),
        ),
        "training_record": _("Training"),
        "own_course": _("Course"),
        "sent_course": _("Course of headquarters"),
        "sent_ladder": _("Stages as headquarters defines them"),
        "rung_count": _("Count of a stage"),
        **dict.fromkeys(("sent_file", "file_piece"), _("Attachment")),
        "goal": _("Goal of the month"),
        "committee": _("Committee"),
    }.get(kind, _("Entry"))


def label_of(kind: str, field: str) -> str:
    """Return what a field is called; the kind's own name where the field says no more."""
    return field_label(kind, field) or record_label(kind)


def value_words(kind: str, field: str, value: Any) -> str:
    """Return a value as she reads it; a dash where there is none, ids excepted."""
    if value is None or value == "":
        return NOTHING
    shape = KINDS[kind].fields[field].shape if field in KINDS[kind].fields else Shape.TEXT
    if shape in _BY_SHAPE:
        return _BY_SHAPE[shape](value)
    closed = _CLOSED.get((kind, field)) or _CLOSED.get(("", field))
    if closed is None:
        return str(value)
    try:
        return closed(value)
    except (KeyError, ValueError):
        return str(value)  # a word of a newer program


def moment_words(at: datetime) -> str:
    """Say when something was written: the weekday within a week, else the day, and the hour."""
    day, today = clock.local(at).date(), clock.today()
    if day == today:
        return _("today at {time}").format(time=short_time(at))
    near = timedelta() < today - day <= _A_WEEK
    said = weekday_name(day.weekday()) if near else short_date(day)
    return _("{day} at {time}").format(day=said, time=short_time(at))


def met_words(field: str, kept: str, by: str, at: datetime) -> str:
    """Say which value was kept, whose and when."""
    said = _("{field}: “{value}” was kept ({laptop}, {when}).")
    return said.format(field=field, value=kept, laptop=_laptop(by), when=moment_words(at))


def not_kept_words(value: str, by: str, at: datetime, *, is_mine: bool) -> str:
    """Say which value was not kept, whose and when."""
    if is_mine:
        return _("You had written “{value}” ({when}).").format(value=value, when=moment_words(at))
    said = _("“{value}” was not ({laptop}, {when}).")
    return said.format(value=value, laptop=_laptop(by), when=moment_words(at))


def deleted_words(by: str, at: datetime) -> str:
    """Say that the entry was deleted meanwhile."""
    said = _("The entry was deleted ({laptop}, {when}).")
    return said.format(laptop=_laptop(by), when=moment_words(at))


def held_words(fields: str, by: str, at: datetime, *, is_mine: bool) -> str:
    """Say which change to an entry that was deleted is kept beside it."""
    if is_mine:
        said = _("Your change is kept here: {fields} ({when}).")
        return said.format(fields=fields, when=moment_words(at))
    said = _("The change made there is kept here: {fields} ({laptop}, {when}).")
    return said.format(fields=fields, laptop=_laptop(by), when=moment_words(at))


def field_words(field: str, value: str) -> str:
    """Say what a field was to say."""
    return _("{field} “{value}”").format(field=field, value=value)


def refusal_words(reason: str) -> str:
    """Say why headquarters did not take a change."""
    return {
        "kind": _("Headquarters does not keep entries of this kind yet."),
        "field": _("Headquarters does not know one of the fields yet."),
        "value": _("Headquarters does not take one of the values."),
        "not_yours": _("Only headquarters may change this."),
        "immutable": _("This line may be added to, and not be changed."),
        "size": _("The entry is too large."),
    }.get(reason, _("Headquarters did not say why."))


def _laptop(name: str) -> str:
    return name or _("another computer")


def _decimal(value: Any) -> str:
    said = f"{value:g}"
    return said.replace(".", ",") if language() == "fr" else said


def _whole(value: Any) -> str:
    return number(value) if isinstance(value, int) else str(value)


def _rule(value: str) -> str:
    return segments.sentence(written.from_json(value))


def _kind_of_request(value: str) -> str:
    return rights.request_label(RequestKind(value))


def _role(value: str) -> str:
    return {"present": _("was there"), "organised": _("organised it")}[value]


def _line(value: str) -> str:
    return {
        "email": _("E-mail"),
        "mobile": _("Mobile"),
        "landline": _("Landline"),
        "other": _("Other phone"),
    }[value]


def _audience(value: str) -> str:
    return {
        Audience.WHOLE_LIST: _("everybody on the list"),
        Audience.PARTICIPANTS: _("who came to one action"),
        Audience.SELECTION: _("people chosen"),
    }[Audience(value)]


def _left_out(value: str) -> str:
    return number(sum(json.loads(value).values()))


_BY_SHAPE: Mapping[Shape, Callable[[Any], str]] = {
    Shape.DAY: lambda value: short_date(date.fromisoformat(value)),
    Shape.MOMENT: lambda value: moment_words(clock.moment(value)),
    Shape.FLAG: lambda value: _("yes") if value else _("no"),
    Shape.BYTES: lambda _value: _("pages as they were printed"),
    Shape.NUMBER: _decimal,
}
_SAID = {
    Said.AGREED: lambda: _("she agrees"),
    Said.REFUSED: lambda: _("she says no"),
    Said.UNKNOWN: lambda: _("no, by somebody who is not in the list"),
}
_CLOSED: Mapping[tuple[str, str], Callable[[Any], str]] = {
    ("", "origin"): lambda value: labels.origin_label(Origin(value)),
    ("", "relation"): lambda value: labels.relation_label(Relation(value)),
    ("", "basis"): lambda value: labels.basis_label(Basis(value)),
    ("", "channel"): lambda value: labels.channel_label(Channel(value)),
    ("", "purpose"): lambda value: rights.purpose_label(Purpose(value)),
    ("", "outcome"): lambda value: labels.outcome_label(Outcome(value)),
    ("", "use"): lambda value: outreach.use_label(Use(value)),
    ("", "result"): lambda value: outreach.result_label(Result(value)),
    ("", "severity"): lambda value: rights.severity_label(Severity(value)),
    ("", "audience"): _audience,
    ("", "left_out"): _left_out,
    ("", "role"): _role,
    ("", "stands_on"): lambda value: labels.action_label(ActionKind(value)),
    ("consent_slip", "said"): lambda value: _SAID[Said(value)](),
    ("consent", "state"): lambda value: labels.consent_state_label(ConsentState(value)),
    ("action", "state"): lambda value: plans.action_state_label(ActionState(value)),
    ("action", "kind"): lambda value: labels.action_label(ActionKind(value)),
    ("participation", "state"): lambda value: plans.attendance_label(Attendance(value)),
    ("rights_request", "kind"): _kind_of_request,
    ("retention_choice", "rule"): lambda value: rights.rule_label(Rule(value)),
    ("vote_help", "side"): lambda value: votes.side_label(Side(value)),
    ("vote_help", "need"): lambda value: votes.need_label(Need(value)),
    ("walk", "ending"): lambda value: paths.state_label(State(value)),
    ("walk_step", "mark"): lambda value: paths.mark_label(Mark(value)),
    ("walk_step", "place"): lambda value: str(value + 1),
    ("pathway", "rung"): lambda value: paths.for_whom_words(Rung(value) if value else None),
    **dict.fromkeys([("pathway", "steps"), ("walk", "steps")], paths.steps_words),
    ("segment", "rule"): _rule,
    ("outreach", "rule"): _rule,
    ("trait", "kind"): segments.trait_kind_words,
    ("contact_point", "kind"): _line,
    ("duplicate_proposal", "state"): lambda value: {
        "proposed": _("to be compared"), "different": _("two persons"),
    }[value],
    ("duplicate_proposal", "reason"): _line,
    **dict.fromkeys(
        [("person", "birth_year"), ("address", "number"), ("sheet", "number")], str
    ),
    **dict.fromkeys([("", name) for name in ("people", "doors", "leaflets", "met")], _whole),
}  # fmt: skip
"""How closed words are said, by kind and field; "" stands for every kind."""
