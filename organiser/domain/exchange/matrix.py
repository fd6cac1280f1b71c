"""Every kind of record that travels, field by field; the contract of version 1 of the line.

A field is written `name:shape`, with `?` where it may be null; a bare name is a text.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from organiser.domain import outreach as drives
from organiser.domain import pathway, proposal, vote_help, welcome
from organiser.domain.action import ActionKind, ActionState, Attendance
from organiser.domain.consent import (
    Basis,
    Channel,
    ConsentState,
    ObjectionState,
    Origin,
    Purpose,
    Relation,
)
from organiser.domain.exchange.kinds import Field, Kind, Policy, Shape, Writer
from organiser.domain.field import Outcome
from organiser.domain.kinds import Reach
from organiser.domain.rights import ErasureReason, RequestKind
from organiser.domain.sent_file import Form
from organiser.domain.slips import Said

_WORDS: Mapping[str, type[StrEnum]] = {
    "origin": Origin, "relation": Relation, "basis": Basis, "channel": Channel,
    "purpose": Purpose, "consent_state": ConsentState, "objection_state": ObjectionState,
    "action_kind": ActionKind, "action_state": ActionState, "attendance": Attendance,
    "outcome": Outcome, "use": drives.Use, "audience": drives.Audience, "result": drives.Result,
    "said": Said, "erasure_reason": ErasureReason, "request_kind": RequestKind,
    "welcome_step": welcome.Step, "proposal_state": proposal.State, "form": Form,
    "vote_side": vote_help.Side, "vote_need": vote_help.Need,
    "walk_mark": pathway.Mark, "walk_ending": pathway.Ending,
}  # fmt: skip
_POLICIES = {
    ("refusal", "lifted_at"): Policy.CLOSED,
    ("limitation", "lifted_at"): Policy.CLOSED,
    ("suppression", "lifted_at"): Policy.CLOSED,
    ("rights_request", "due_on"): Policy.SHRINK,
    ("committee", "created_at"): Policy.SHRINK,
    ("notice", "due_on"): Policy.SHRINK,
    ("seconding", "at"): Policy.SHRINK,
    # two laptops that read the same know nothing of each other, and nobody is asked about it
    **{("directive_reading", name): Policy.SHRINK
       for name in ("read_at", "applied_at", "acknowledged_at", "end_read_at")},
    # two laptops that settle one step, or end one walk, mean the same
    ("walk_step", "on"): Policy.SHRINK,
    ("walk", "ended_on"): Policy.SHRINK,
    **{("rung_count", name): Policy.SHRINK for name in ("people", "climbed")},
    # what each laptop counts of the same rows
    **{("drive_count", name): Policy.COUNTED
       for name in ("drives", "people", "left_out", *drives.Result)},
}  # fmt: skip


def _field(kind: str, name: str, shape: str, reach: Reach) -> Field:
    is_optional, shape = shape.endswith("?"), shape.rstrip("?")
    policy = _POLICIES.get((kind, name), Policy.LAST)
    if shape in _WORDS:
        words = frozenset(str(word) for word in _WORDS[shape])
        return Field(Shape.WORD, reach, is_optional, words, policy)
    return Field(Shape(shape), reach, is_optional, policy=policy)


def _fields(kind: str, written: str, reach: Reach) -> Iterator[tuple[str, Field]]:
    for word in written.split():
        name, _colon, shape = word.partition(":")
        yield name, _field(kind, name, shape or "text", reach)


def _kind(  # noqa: PLR0913  (the columns of the tables below)
    name: str,
    *,
    counted: str = "",
    identity: str = "",
    sealed: str = "",
    subject: str | None = None,
    writer: Writer = Writer.LAPTOP,
    is_register: bool = False,
    outlives: bool = False,
    follows: str = "",
    forgets: str = "",
) -> Kind:
    fields = {
        **dict(_fields(name, counted, Reach.COUNTED)),
        **dict(_fields(name, identity, Reach.IDENTITY)),
        **dict(_fields(name, sealed, Reach.SEALED)),
    }
    followed, forgotten = frozenset(follows.split()), frozenset(forgets.split())
    return Kind(name, fields, subject, writer, is_register, outlives, followed, forgotten)


_PEOPLE = (
    _kind("person", subject="id",
          counted="origin:origin relation:relation basis:basis joined_on:day? created_at:moment "
                  "next_step_on:day?",
          identity="external_id title first_name middle_name last_name birth_name birth_date:day? "
                   "birth_year:whole? occupation origin_detail referrer_id:id? address_id:id? "
                   "household_id:id? basis_evidence point_person_id:id? import_id:id? "
                   "row_key:whole?",
          sealed="next_step note"),
    _kind("address", counted="insee",
          identity="number:whole? suffix street hamlet building stairs floor door postcode city "
                   "raw x:number? y:number? closed_at:moment?"),
    _kind("household", identity="address_id:id? name"),
    _kind("contact_point", subject="person_id",
          identity="person_id:id kind typed key rank:whole"),
    _kind("trait", subject="person_id", identity="person_id:id kind value"),
    _kind("note", subject="person_id", identity="person_id:id kind at:moment", sealed="text"),
    _kind("merged_entry", subject="kept_id",
          identity="kept_id:id at:moment name external_id row_key:whole?"),
    _kind("duplicate_proposal", subject="person_id",
          identity="person_id:id other_id:id reason state import_id:id?"),
    _kind("import_batch",
          counted="at:moment origin:origin added:whole updated:whole unchanged:whole "
                  "rejected:whole",
          sealed="file_name"),
)  # fmt: skip
_RIGHTS = (
    _kind("consent_wording", is_register=True,
          counted="version purpose:purpose french english sha256"),
    _kind("consent", subject="person_id", writer=Writer.BOTH, is_register=True,
          follows="person_id",
          counted="person_id:id purpose:purpose channel:channel state:consent_state at:moment "
                  "wording_id:id? slip_id:id? after",
          identity="source proof"),
    _kind("refusal", subject="person_id", writer=Writer.BOTH,
          counted="person_id:id channel:channel at:moment is_question:flag lifted_at:moment? "
                  "slip_id:id?",
          identity="source"),
    _kind("slip_pile",
          counted="number:whole on:day version expected:whole? action_id:id? closed_at:moment?",
          sealed="place"),
    _kind("consent_slip", subject="person_id", outlives=True,
          counted="number:whole said:said typed_at:moment", identity="pile_id:id person_id:id?"),
    _kind("notice", subject="person_id",
          counted="person_id:id due_on:day told_at:moment? told_by", identity="detail"),
    _kind("objection", subject="person_id", is_register=True, follows="person_id",
          counted="person_id:id state:objection_state at:moment", identity="source"),
    _kind("limitation", subject="person_id",
          counted="person_id:id at:moment lifted_at:moment?", identity="source"),
    _kind("rights_request", subject="person_id",
          counted="kind:request_kind received_on:day due_on:day answered_on:day?",
          identity="person_id:id? told_by identity_check answer",
          outlives=True, forgets="told_by identity_check answer"),
    # its id is the person's, and it is what remains when everything about her is gone
    _kind("erasure", writer=Writer.BOTH, is_register=True,
          counted="at:moment reason:erasure_reason"),
    _kind("suppression", writer=Writer.BOTH,
          counted="kind digest at:moment lifted_at:moment?"),
    _kind("retention_choice", counted="rule days:whole"),
    _kind("breach",
          counted="aware_at:moment people:whole severity authority_told_at:moment? "
                  "people_told_at:moment?",
          sealed="what measures"),
    _kind("permission", writer=Writer.HEADQUARTERS, counted="name reference since:day"),
    _kind("election", counted="title on:day department"),
)  # fmt: skip
_FIELD = (
    _kind("sheet",
          counted="number:whole token:whole layout:whole doors:whole on:day? printed_at:moment "
                  "return_by:day? replaces_id:id?",
          identity="title team holder printed_by head:bytes"),
    _kind("sheet_page", counted="sheet_id:id page:whole kind token typed",
          identity="manifest:bytes"),
    _kind("sheet_event", is_register=True,
          counted="sheet_id:id page:whole? kind at:moment", identity="by reason"),
    _kind("visit", subject="person_id",
          counted="page_id:id row:whole outcome:outcome? leaflet:flag slip:flag on:day? "
                  "entered_at:moment how",
          identity="address_id:id? person_id:id? slip_number", sealed="note"),
    _kind("tally",
          counted="sheet_id:id street plus:whole zero:whole minus:whole entered_at:moment"),
    _kind("segment", counted="made_at:moment frozen_at:moment?", sealed="name rule"),
    _kind("segment_member", subject="person_id", identity="segment_id:id person_id:id"),
    _kind("outreach",
          counted="use:use purpose:purpose audience:audience starts_on:day? ends_on:day? "
                  "launched_at:moment paused_at:moment? closed_at:moment? left_out after_id:id? "
                  "directive_id:id? selection_id:id?",
          sealed="title goal rule why subject words team"),
    _kind("outreach_target", subject="person_id",
          identity="outreach_id:id person_id:id place:whole"),
    _kind("outreach_result", subject="person_id",
          counted="at:moment result:result back_on:day? page_id:id? row:whole?",
          identity="outreach_id:id person_id:id reach", sealed="note"),
    _kind("call_sheet", counted="sheet_id:id outreach_id:id"),
)  # fmt: skip
_ACTIONS = (
    _kind("own_kind", counted="name stands_on:action_kind is_offered:flag"),
    _kind("action",
          counted="kind own_kind_id:id? on:day starts ends hours:number? title city "
                  "needed:whole? state:action_state series_id:id? leaflets:whole? met:whole? "
                  "sign_ups:whole? course_key is_public:flag theme",
          sealed="note place skills report"),
    _kind("participation", subject="person_id", counted="role state:attendance",
          identity="action_id:id person_id:id channel invited_at:moment?"),
    _kind("material", subject="person_id", outlives=True, counted="is_ready:flag",
          identity="action_id:id person_id:id?", sealed="what"),
    _kind("sign_up_sheet", counted="number:whole printed_at:moment", identity="action_id:id"),
    _kind("sign_up_line", subject="person_id", outlives=True,
          counted="page:whole place:whole is_blank:flag",
          identity="sheet_id:id person_id:id?"),
    _kind("team", counted="name", sealed="aim"),
    _kind("team_member", subject="person_id", counted="is_lead:flag",
          identity="team_id:id person_id:id", sealed="responsibility"),
    _kind("task", subject="person_id", outlives=True,
          counted="due_on:day? done_at:moment? created_at:moment",
          identity="person_id:id?", sealed="what"),
    _kind("pathway", counted="rung:whole is_offered:flag made_at:moment", sealed="name steps"),
    # who walks and who looks after it tells who somebody is; what is done with her is ours alone
    _kind("walk", subject="person_id",
          counted="pathway_id:id started_on:day ending:walk_ending? ended_on:day?",
          identity="person_id:id carer_id:id?", sealed="name steps word"),
    _kind("walk_step", subject="person_id", counted="place:whole mark:walk_mark on:day",
          identity="person_id:id walk_id:id by_id:id?", sealed="note"),
    _kind("own_course", counted="key title version:whole is_offered:flag", sealed="text"),
    _kind("course_pass",
          counted="course_key version:whole score:whole asked:whole is_passed:flag at:moment "
                  "valid_until:day?"),
    _kind("training_record", subject="person_id",
          counted="course on:day hours:number? course_key version:whole? score:whole? "
                  "asked:whole? is_passed:flag? valid_until:day?",
          identity="person_id:id action_id:id?", sealed="note"),
    _kind("goal", sealed="measure a_month:whole"),
    _kind("committee", counted="name insee created_at:moment"),
)  # fmt: skip
_MOVEMENT = (
    # who she is, how to reach her and what she agreed to are records like any other
    _kind("newcomer", subject="person_id", writer=Writer.HEADQUARTERS, follows="person_id",
          counted="person_id:id arrived_at:moment how is_minor:flag moved_from:id?",
          identity="wish"),
    _kind("welcome_step", subject="person_id", is_register=True,
          follows="person_id newcomer_id",
          counted="person_id:id newcomer_id:id step:welcome_step at:moment back_on:day?",
          identity="caller", sealed="note"),
    # in the feed of all, of a department, or of the committees chosen: nobody's secret
    _kind("directive", writer=Writer.HEADQUARTERS,
          counted="series_id:id version:whole title text published_at:moment valid_from:day "
                  "valid_until:day? is_asked:flag withdrawn_at:moment? reason drive_use:use? "
                  "drive_whom drive_goal drive_subject drive_words drive_starts_on:day? "
                  "drive_ends_on:day?"),
    _kind("directive_reading",
          counted="directive_id:id read_at:moment? applied_at:moment? acknowledged_at:moment? "
                  "end_read_at:moment? word"),
    # a line of the register of online selections: what a laptop must know to be carried by it
    _kind("online_selection", writer=Writer.HEADQUARTERS,
          counted="reference version:whole use:use parameters starts_on:day ends_on:day "
                  "is_complete:flag withdrawn_at:moment? subject words sponsor notice"),
    # what came of the drives of one directive, or of one line, in numbers alone
    _kind("drive_count",
          counted="about_id:id drives:whole people:whole left_out:whole reached:whole "
                  "no_answer:whole message_left:whole call_back:whole wrong_number:whole "
                  "no_more:whole printed:whole prepared:whole sent:whole"),
    _kind("proposal_draft", counted="made_at:moment series_id:id?",
          sealed="title text theme heard:whole streets"),
    _kind("proposal", is_register=True,
          counted="series_id:id version:whole title text theme heard:whole sent_at:moment "
                  "streets"),
    _kind("proposal_answer", writer=Writer.HEADQUARTERS,
          counted="series_id:id state:proposal_state answer at:moment into_id:id?"),
    _kind("shared_proposal", writer=Writer.HEADQUARTERS,
          counted="title text theme heard:whole committee published_at:moment "
                  "state:proposal_state answer at:moment into_id:id? seconds:whole"),
    _kind("seconding", counted="proposal_id:id heard:whole at:moment"),
    _kind("seen_answer", counted="series_id:id at:moment"),
    # the days of voting that everybody reads, in the feed of the whole movement
    _kind("poll_day", writer=Writer.HEADQUARTERS,
          counted="title on:day department register_by:day? proxy_by:day?"),
    _kind("sent_course", writer=Writer.HEADQUARTERS,
          counted="key title version:whole text is_offered:flag is_gate:flag"),
    # each laptop counts the same people: nobody is asked which of two counts is meant
    _kind("rung_count", counted="month rung:whole people:whole climbed:whole"),
    _kind("sent_ladder", writer=Writer.HEADQUARTERS,
          counted="version:whole body published_at:moment"),
    # what goes with a directive or a course; its pieces lie in the same feed, once each
    _kind("sent_file", writer=Writer.HEADQUARTERS,
          counted="owner_id:id place:whole name form:form size:whole sha256"),
    _kind("file_piece", writer=Writer.HEADQUARTERS,
          counted="sha256 place:whole content:bytes"),
)  # fmt: skip
"""Who signed up and how she was welcomed; what headquarters asks, and what committees ask of it."""
_VOTES = (
    # whether somebody asks or offers, and what, is for the committee's eyes only
    _kind("vote_help", subject="person_id", identity="person_id:id",
          sealed="title on:day side:vote_side need:vote_need said_at:moment source note "
                 "with_id:id? matched_at:moment? agreed_at:moment? agreed_to lifted_at:moment?"),
)  # fmt: skip
"""What people said of a ballot, erased after it."""
_LINE = (
    _kind("laptop", writer=Writer.HEADQUARTERS,
          counted="paired_at:moment revoked_at:moment? public_key", identity="name"),
    _kind("key_wrap", is_register=True, counted="holder key:whole wrapped at:moment"),
    _kind("conflict", subject="person_id", writer=Writer.BOTH,
          counted="record_kind record_id:id field why at:moment kept_at:moment",
          identity="person_id:id? value written_by kept_by", sealed="sealed_value"),
    _kind("settled", is_register=True, counted="conflict_id:id at:moment"),
)  # fmt: skip
"""What the line itself needs: who holds the file, the committee's key, what met and what of it."""

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (*_PEOPLE, *_RIGHTS, *_FIELD, *_ACTIONS, *_MOVEMENT, *_VOTES, *_LINE)
}
NEVER = ("elector",)
"""Kinds refused by name, whatever they are called after it: the roll stays on the laptop (R38)."""
