"""What is said of rights, limits and durations: alike on screen, paper and command line."""

from organiser.domain.breach import Severity
from organiser.domain.consent import Purpose
from organiser.domain.retention import Rule
from organiser.domain.rights import Document, ErasureReason, RequestKind
from organiser.i18n import _


def request_label(kind: RequestKind) -> str:
    """Return what somebody asks for."""
    return {
        RequestKind.ACCESS: _("Access"),
        RequestKind.RECTIFY: _("Correction"),
        RequestKind.ERASE: _("Erasure"),
        RequestKind.OBJECT: _("Objection"),
        RequestKind.LIMIT: _("Limitation"),
        RequestKind.PORT: _("Portability"),
    }[kind]


def request_words(kind: RequestKind) -> str:
    """Say what somebody asks for, for who has never heard the word."""
    return {
        RequestKind.ACCESS: _("She wants to know what is kept of her."),
        RequestKind.RECTIFY: _("Something that is kept of her is wrong."),
        RequestKind.ERASE: _("She wants to be in the list no more."),
        RequestKind.OBJECT: _("She does not want her data to be used for this."),
        RequestKind.LIMIT: _("Her data are kept and used nowhere meanwhile."),
        RequestKind.PORT: _("She wants her data as a file, to take elsewhere."),
    }[kind]


def reason_label(reason: ErasureReason) -> str:
    """Return why somebody is gone."""
    return {
        ErasureReason.ASKED: _("at her request"),
        ErasureReason.NEVER_CONTACTED: _("never contacted"),
        ErasureReason.ONE_MESSAGE: _("contacted once, without an answer"),
        ErasureReason.INACTIVE: _("no sign for too long"),
        ErasureReason.FORMER_MEMBER: _("former member"),
    }[reason]


def use_label(what: str) -> str:
    """Return what was done with data, as the log of uses names it."""
    return {
        "person.view": _("card looked at"),
        "person.access": _("copy of her data made"),
        "person.erase": _("erased"),
        "person.proof": _("proof of consent printed"),
        "person.inform": _("told where her data come from"),
        "sheet.print": _("sheet printed"),
        "sheet.view": _("sheet looked at"),
        "people.export": _("list exported"),
        "people.merge": _("merged with another entry"),
        "people.duplicates": _("duplicates looked for"),
    }.get(what, what)


def table_label(name: str) -> str:
    """Return what a table of the file holds; its own name where it has no other."""
    return {
        "person": _("Her card"),
        "contact_point": _("E-mails and phones"),
        "trait": _("Languages, skills, themes"),
        "note": _("Remarks"),
        "duplicate_proposal": _("Possible duplicates"),
        "merged_entry": _("Entries merged into hers"),
        "consent": _("Consents"),
        "consent_slip": _("Slips she signed"),
        "slip_pile": _("The piles of these slips"),
        "refusal": _("Refusals"),
        "notice": _("Told where her data come from"),
        "objection": _("Objections"),
        "limitation": _("Limitations"),
        "participation": _("Actions she came to"),
        "training_record": _("Trainings"),
        "visit": _("Visits at her door"),
        "vote_help": _("Help to vote"),
        "walk": _("Paths she is on"),
        "walk_step": _("Steps of these paths"),
        "rights_request": _("Requests"),
        "address": _("Her address"),
        "household": _("Her household"),
        "action": _("The actions"),
        "consent_wording": _("Words she agreed to"),
        "import_batch": _("The file that brought her"),
        "printed_lines": _("Lines of printed sheets"),
        "earlier_values": _("Earlier values of her card"),
    }.get(name, name)


def purpose_label(purpose: Purpose) -> str:
    """Return what a consent is for."""
    return {
        Purpose.NEWS: _("news of the committee"),
        Purpose.VOLUNTEER: _("actions of the committee"),
        Purpose.SHARE_WITH_ALLY: _("passing on to an ally"),
        Purpose.RPP_TARGETING: _("choosing of messages online"),
    }[purpose]


def rule_label(rule: Rule) -> str:
    """Return what a rule of retention is about."""
    return {
        Rule.NEVER_CONTACTED: _("Never contacted"),
        Rule.ONE_MESSAGE: _("Contacted, without a follow-up"),
        Rule.ASK_AGAIN: _("Agreed, and no sign since: ask again"),
        Rule.INACTIVE: _("No sign since, at all"),
        Rule.FORMER_MEMBER: _("Former members"),
    }[rule]


def severity_label(severity: Severity) -> str:
    """Return how bad an incident is for the people concerned."""
    return {
        Severity.NONE: _("No risk: encrypted, or back unseen"),
        Severity.RISK: _("A risk for the people"),
        Severity.HIGH: _("A high risk for the people"),
    }[severity]


def document_label(which: Document) -> str:
    """Return what a document is called."""
    return {
        Document.NOTICE: _("Information notice"),
        Document.POSTER: _("Poster for the stall"),
        Document.LETTER: _("Letter to voters of the roll"),
        Document.REGISTER: _("Record of processing (art. 30)"),
        Document.DPIA: _("Impact assessment, draft"),
    }[which]
