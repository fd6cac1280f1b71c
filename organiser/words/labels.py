"""What the words of the domain are called: on screen, on paper and on the command line."""

from organiser.domain.action import ActionKind
from organiser.domain.consent import (
    UNKNOWN_WITHDRAWAL,
    Basis,
    Channel,
    ConsentState,
    Origin,
    Relation,
)
from organiser.domain.export import ExportPurpose
from organiser.domain.field import Outcome, SheetState
from organiser.i18n import _


def outcome_label(outcome: Outcome) -> str:
    """Return what the box of *outcome* stands for."""
    return {
        Outcome.ABSENT: _("absent"),
        Outcome.MET: _("met"),
        Outcome.COME_BACK: _("come back"),
        Outcome.LEAVE_ALONE: _("do not come back"),
        Outcome.INACCESSIBLE: _("no access"),
        Outcome.WRONG_ADDRESS: _("wrong address"),
    }[outcome]


def sheet_state_label(state: SheetState) -> str:
    """Return where a packet is."""
    return {
        SheetState.PRINTED: _("printed"),
        SheetState.OUT: _("out"),
        SheetState.BACK: _("back"),
        SheetState.ENTERED: _("entered"),
        SheetState.DESTROYED: _("destroyed"),
        SheetState.VOID: _("void"),
        SheetState.LOST: _("lost"),
    }[state]


def action_label(kind: ActionKind) -> str:
    """Return the name of a kind of action."""
    return {
        ActionKind.DOOR_TO_DOOR: _("Door to door"),
        ActionKind.LEAFLETS: _("Leaflets"),
        ActionKind.STALL: _("Stall"),
        ActionKind.MEETING: _("Meeting"),
        ActionKind.CALLS: _("Calls"),
        ActionKind.POSTERS: _("Posters"),
        ActionKind.OTHER: _("Other action"),
    }[kind]


def channel_label(channel: Channel) -> str:
    """Return the name of a way to reach somebody."""
    return {
        Channel.EMAIL: _("e-mail"),
        Channel.SMS: _("text message"),
        Channel.CALL: _("phone call"),
        Channel.AUTO_CALL: _("recorded call"),
        Channel.POST: _("letter"),
        Channel.MESSAGING: _("messaging"),
        Channel.DOOR: _("visit"),
    }[channel]


def origin_label(origin: Origin) -> str:
    """Return where data come from."""
    return {
        Origin.COMMITTEE: _("the committee's own list"),
        Origin.SIGNUP_SHEET: _("a sign-up sheet"),
        Origin.PETITION: _("a petition"),
        Origin.EVENT: _("an event"),
        Origin.WEBSITE: _("the website"),
        Origin.MEMBER_LIST: _("a list of members"),
        Origin.TOWN_HALL: _("a file of the town hall"),
        Origin.EMPLOYER: _("a file of an employer"),
        Origin.CLIENTS: _("patients or clients"),
        Origin.SCHOOL: _("a file of a school"),
        Origin.THIRD_PARTY: _("another association, without agreement"),
    }[origin]


def basis_label(basis: Basis) -> str:
    """Return on what basis somebody's data are held."""
    return {
        Basis.PENDING: _("consent to be asked"),
        Basis.EXPLICIT_CONSENT: _("consent recorded"),
        Basis.REGULAR_CONTACT: _("regular contact"),
        Basis.ROLL: _("electoral roll"),
    }[basis]


def relation_label(relation: Relation) -> str:
    """Return how regular the contact is."""
    return {
        Relation.OCCASIONAL: _("occasional contact"),
        Relation.REGULAR: _("regular contact"),
        Relation.MEMBER: _("member"),
        Relation.FORMER_MEMBER: _("former member"),
        Relation.ELECTOR_ONLY: _("elector only"),
    }[relation]


def consent_state_label(state: ConsentState) -> str:
    """Return what was said about a consent."""
    return {
        ConsentState.GIVEN: _("Consent given"),
        ConsentState.REFUSED: _("Consent refused"),
        ConsentState.WITHDRAWN: _("Consent withdrawn"),
    }[state]


def source_words(source: str) -> str:
    """Return where a consent comes from: her own words, but for the line the program adds."""
    if source == UNKNOWN_WITHDRAWAL:
        return _("The withdrawal stands: it was not known when she agreed")
    return source


def export_purpose_label(purpose: ExportPurpose) -> str:
    """Return what a table that leaves the program is for."""
    return {
        ExportPurpose.OUR_TOOLS: _("another program of the committee"),
        ExportPurpose.MAILING: _("letters and messages of the committee"),
        ExportPurpose.HEADQUARTERS: _("headquarters asks for it"),
        ExportPurpose.REPORT: _("an account of what was done"),
        ExportPurpose.LEAVING: _("another program instead of this one"),
        ExportPurpose.OTHER: _("something else"),
    }[purpose]
