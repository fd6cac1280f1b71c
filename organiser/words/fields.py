"""What the fields of records are called, where two values of one have met."""

from organiser.domain.outreach import Result
from organiser.i18n import _
from organiser.words.outreach import result_label
from organiser.words.paths import path_fields


def field_label(kind: str, field: str) -> str:
    """Return what a field of a kind of record is called; nothing where it has no words."""
    labels = _OF_KIND.get(kind, dict)()
    return labels.get(field) or _anywhere().get(field, "")


def _anywhere() -> dict[str, str]:
    """Fields that are called the same in every kind."""
    return {
        "person_id": _("Person"),
        "address_id": _("Address"),
        "action_id": _("Action"),
        "team_id": _("Team"),
        "segment_id": _("List"),
        "outreach_id": _("Drive"),
        "sheet_id": _("Sheet"),
        "page_id": _("Page of a sheet"),
        "page": _("Page of a sheet"),
        "row": _("Line on the page"),
        "place": _("Line on the page"),
        "import_id": _("Brought in by"),
        "at": _("Moment"),
        "note": _("Note"),
        "on": _("Day"),
        "title": _("Heading"),
        "name": _("Name"),
        "city": _("Town"),
        "number": _("Number"),
        "version": _("Version"),
        "printed_at": _("Printed on"),
        "created_at": _("Noted on"),
        "entered_at": _("Entered on"),
        "course_key": _("Course"),
        "score": _("Right answers"),
        "asked": _("Questions"),
        "is_passed": _("Passed"),
        "valid_until": _("Valid until"),
        "lifted_at": _("Lifted on"),
        "source": _("Where it was said"),
        "is_offered": _("Still offered"),
        "hours": _("Hours"),
        "token": _("Code of the page"),
        "typed": _("Code of the page"),
        "what": _("What"),
    }


def _person() -> dict[str, str]:
    return {
        "external_id": _("Number elsewhere"),
        "title": _("Title"),
        "first_name": _("First name"),
        "middle_name": _("Middle name"),
        "last_name": _("Last name"),
        "birth_name": _("Birth name"),
        "birth_date": _("Birth date"),
        "birth_year": _("Birth year"),
        "occupation": _("Occupation"),
        "origin": _("Where she comes from"),
        "origin_detail": _("Where exactly"),
        "referrer_id": _("Came through"),
        "household_id": _("Household"),
        "relation": _("How regular the contact is"),
        "basis": _("Basis"),
        "basis_evidence": _("What the basis rests on"),
        "point_person_id": _("Who follows her"),
        "next_step": _("Next step"),
        "next_step_on": _("Date of the next step"),
        "joined_on": _("Member since"),
        "created_at": _("In the list since"),
        "row_key": _("Line of her file"),
    }


def _address() -> dict[str, str]:
    return {
        "suffix": _("After the number"),
        "street": _("Street"),
        "hamlet": _("Hamlet"),
        "building": _("Building"),
        "stairs": _("Staircase"),
        "floor": _("Floor"),
        "door": _("Door"),
        "postcode": _("Postcode"),
        "insee": _("Code of the town"),
        "raw": _("Address as it was written"),
        "x": _("Place on the map"),
        "y": _("Place on the map"),
        "closed_at": _("Do not come back, since"),
    }


def _about_people() -> dict[str, str]:
    """Of the small records that hang on a person."""
    return {
        "kind": _("Kind"),
        "key": _("Number as it is dialled"),
        "rank": _("Order"),
        "value": _("Word"),
        "text": _("Words of the remark"),
        "kept_id": _("Entry it was merged into"),
        "external_id": _("Number elsewhere"),
        "row_key": _("Line of her file"),
        "other_id": _("Other person"),
        "reason": _("Why"),
        "state": _("State"),
        "channel": _("Way to reach her"),
        "is_question": _("Still to be looked at"),
    }


def _contact() -> dict[str, str]:
    return {"typed": _("E-mail or phone")}


def _import() -> dict[str, str]:
    return {
        "origin": _("Where it comes from"),
        "added": _("People added"),
        "updated": _("People completed"),
        "unchanged": _("People known already"),
        "rejected": _("Lines left out"),
        "file_name": _("File"),
    }


def _rights() -> dict[str, str]:
    return {
        "kind": _("Request"),
        "received_on": _("Received on"),
        "due_on": _("Deadline"),
        "answered_on": _("Answered on"),
        "told_by": _("How it came"),
        "identity_check": _("How you know that it is she"),
        "answer": _("Answer"),
        "rule": _("Rule"),
        "days": _("Days"),
        "aware_at": _("Learnt on"),
        "people": _("People concerned, about"),
        "severity": _("How bad"),
        "authority_told_at": _("The authority was told"),
        "people_told_at": _("The people were told"),
        "what": _("What happened"),
        "measures": _("What was done"),
        "reference": _("Reference"),
        "since": _("Since"),
        "title": _("Which vote"),
        "department": _("Department"),
    }


def _sheet() -> dict[str, str]:
    return {
        "number": _("Number of the sheet"),
        "layout": _("Layout of the page"),
        "doors": _("Doors"),
        "return_by": _("Bring back by"),
        "replaces_id": _("Takes the place of"),
        "team": _("Team"),
        "holder": _("Who has it"),
        "printed_by": _("Printed by"),
        "head": _("Pages as they were printed"),
        "manifest": _("Pages as they were printed"),
        "kind": _("Kind of page"),
    }


def _visit() -> dict[str, str]:
    return {
        "outcome": _("Result"),
        "leaflet": _("Leaflet left"),
        "slip": _("Slip filled in"),
        "slip_number": _("Number of the slip"),
        "how": _("How it was entered"),
        "street": _("Street"),
        "plus": _("Good welcome"),
        "zero": _("Neutral welcome"),
        "minus": _("Bad welcome"),
    }


def _newcomer() -> dict[str, str]:
    return {
        "arrived_at": _("Signed up on the site"),
        "how": _("How she found the committee"),
        "is_minor": _("Under 18"),
        "moved_from": _("Committee she comes from"),
        "wish": _("Her own words"),
        "newcomer_id": _("Sign-up on the site"),
        "step": _("Step of the welcome"),
        "caller": _("First name of who calls her then"),
        "back_on": _("Call back on"),
    }


def _directive() -> dict[str, str]:
    return {
        "directive_id": _("Directive"),
        "read_at": _("Read on"),
        "applied_at": _("Applied on"),
        "acknowledged_at": _("Acknowledged on"),
        "end_read_at": _("Read that it was withdrawn"),
        "word": _("A word back"),
    }


def _proposal() -> dict[str, str]:
    return {
        "series_id": _("Proposal"),
        "proposal_id": _("Proposal"),
        "text": _("What people ask for"),
        "theme": _("Theme"),
        "heard": _("How many said so"),
        "streets": _("Counts by street"),
        "made_at": _("Begun on"),
        "sent_at": _("Sent on"),
    }


def _list() -> dict[str, str]:
    return {
        "rule": _("Who is on the list"),
        "made_at": _("Made on"),
        "frozen_at": _("Frozen on"),
        "goal": _("What for"),
        "use": _("By which way"),
        "purpose": _("What people are reached for"),
        "audience": _("Who is written to"),
        "why": _("Why these people"),
        "subject": _("Subject of the message"),
        "words": _("What is said"),
        "team": _("Who does it"),
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
        "left_out": _("Left out"),
        "launched_at": _("Launched on"),
        "paused_at": _("Paused since"),
        "closed_at": _("Closed on"),
        "after_id": _("Follows the drive"),
        "directive_id": _("Directive"),
        "selection_id": _("Line of the register"),
        "place": _("Turn"),
        "result": _("Result"),
        "back_on": _("Call back on"),
        "reach": _("Number that was dialled"),
    }


def _count() -> dict[str, str]:
    return {
        "about_id": _("Directive or line of the register"),
        "drives": _("Drives"),
        "people": _("People on the lists"),
        "left_out": _("Left out"),
        **{str(result): result_label(result) for result in Result},
    }


def _action() -> dict[str, str]:
    return {
        "kind": _("Kind of action"),
        "own_kind_id": _("Kind of action"),
        "stands_on": _("Counts as"),
        "starts": _("Begins at"),
        "ends": _("Ends at"),
        "needed": _("People it takes"),
        "is_public": _("Announce on the site"),
        "theme": _("Theme of the action"),
        "state": _("State"),
        "series_id": _("Series"),
        "leaflets": _("Leaflets handed out"),
        "met": _("People met"),
        "sign_ups": _("Sign-ups"),
        "place": _("Meeting point"),
        "skills": _("Skills it takes"),
        "report": _("Report"),
        "role": _("Role"),
        "channel": _("Invited by"),
        "invited_at": _("Invited on"),
        "is_ready": _("Ready"),
        "is_blank": _("Line without a name"),
    }


def _line_of_a_sheet() -> dict[str, str]:
    return {"is_blank": _("Line without a name")}


def _team() -> dict[str, str]:
    return {
        "aim": _("What the team is for"),
        "is_lead": _("Leads the team"),
        "responsibility": _("Answers for"),
        "due_on": _("By when"),
        "done_at": _("Done on"),
    }


def _course() -> dict[str, str]:
    return {
        "key": _("Short name of the course"),
        "text": _("Text of the course"),
        "course": _("Course"),
        "measure": _("What is counted"),
        "a_month": _("Goal of the month"),
    }


def _committee() -> dict[str, str]:
    return {"name": _("Name of the committee"), "insee": _("Commune")}


def _slip() -> dict[str, str]:
    return {
        "slip_id": _("Slip"),
        "pile_id": _("Pile of slips"),
        "said": _("What the slip says"),
        "typed_at": _("Entered on"),
        "expected": _("Slips counted"),
        "closed_at": _("Closed on"),
        "place": _("Place"),
    }


def _told() -> dict[str, str]:
    return {
        "due_on": _("To be told by"), "told_at": _("Told on"), "told_by": _("Told by"),
        "detail": _("Where it was said"),
    }  # fmt: skip


def _suppression() -> dict[str, str]:
    return {"kind": _("Kind"), "digest": _("A way to reach her, as a hash")}


def _stage_count() -> dict[str, str]:
    return {
        "month": _("Month"), "rung": _("Stage"), "people": _("People on it"),
        "climbed": _("People who came to it"),
    }  # fmt: skip


def _votes() -> dict[str, str]:
    return {
        "title": _("Which vote"), "on": _("Day"), "side": _("Asks or offers"),
        "need": _("What help is about"), "said_at": _("Said on"), "lifted_at": _("Taken back on"),
        "source": _("How she said so"), "note": _("When, where from"),
        "with_id": _("Who helps"), "matched_at": _("Matched on"),
        "agreed_at": _("Agreed to be helped on"), "agreed_to": _("Words that she agreed to"),
    }  # fmt: skip


_OF_KIND = {
    "person": _person,
    "address": _address,
    "household": _person,
    "contact_point": lambda: _about_people() | _contact(),
    **dict.fromkeys(
        ("trait", "note", "merged_entry", "duplicate_proposal", "limitation"), _about_people
    ),
    "refusal": lambda: _about_people() | _slip(),
    "suppression": _suppression,
    "slip_pile": _slip,
    "consent_slip": _slip,
    "notice": _told,
    "import_batch": _import,
    **dict.fromkeys(
        ("rights_request", "retention_choice", "breach", "permission", "election", "poll_day"),
        _rights,
    ),
    "sheet": _sheet,
    "sheet_page": _sheet,
    "visit": _visit,
    "tally": _visit,
    **dict.fromkeys(
        ("segment", "segment_member", "outreach", "outreach_target", "outreach_result"), _list
    ),
    "drive_count": _count,
    "rung_count": _stage_count,
    **dict.fromkeys(("own_kind", "action", "participation", "material"), _action),
    "sign_up_line": _line_of_a_sheet,
    **dict.fromkeys(("team", "team_member", "task"), _team),
    **dict.fromkeys(
        ("own_course", "sent_course", "course_pass", "training_record", "goal"), _course
    ),
    "vote_help": lambda: _about_people() | _votes(),
    **dict.fromkeys(("pathway", "walk", "walk_step"), path_fields),
    "committee": _committee,
    **dict.fromkeys(("newcomer", "welcome_step"), _newcomer),
    "directive_reading": _directive,
    **dict.fromkeys(("proposal_draft", "proposal", "seconding", "seen_answer"), _proposal),
}
