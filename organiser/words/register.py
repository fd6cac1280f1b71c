"""What the register of online selections and its public notice say of themselves."""

from organiser.domain.register import LONGEST, Fault, Said
from organiser.i18n import _, number


def said_label(said: Said) -> str:
    """Return what a field of a line is called, in the register and in the notice."""
    return {
        Said.SPONSOR: _("Sponsor: who has it sent and pays"),
        Said.SPONSOR_CONTACT: _("Address and e-mail of the sponsor"),
        Said.CONTROLLED_BY: _("Entity that controls the sponsor"),
        Said.ELECTION: _("Election, referendum or process"),
        Said.ELECTION_LINK: _("Official information on how to take part"),
        Said.AMOUNTS: _("Amounts spent, all together"),
        Said.IN_KIND: _("Other benefits, in kind"),
        Said.MONEY_FROM: _("Where amounts and benefits come from: public or private, from where"),
        Said.RECKONED: _("How amounts were worked out"),
        Said.AUDIENCE: _("Groups of people that are chosen"),
        Said.LOGIC: _("Parameters, and how they choose"),
        Said.DATA: _("Categories of personal data used"),
        Said.DATA_FROM: _("Where these data come from"),
        Said.WHY: _("Goals of the selection, and why these data"),
        Said.METHODS: _("Methods of analysis"),
        Said.MACHINES: _("Systems of artificial intelligence used"),
        Said.EXPECTED: _("How many people are to be reached"),
        Said.PROOF: _("Where the proofs of consent are kept"),
        Said.POLICY: _("Internal policy on selections"),
        Said.OBJECTIONS: _("How to withdraw consent and exercise one’s rights"),
        Said.REPORTING: _("How to report an advertisement that may break the rules"),
        Said.SUSPENSIONS: _("Earlier versions suspended or ended for breaking the rules"),
        Said.REPOSITORY: _("European repository of advertisements"),
        Said.RISKS: _("Yearly assessment of risks: its day and its reference"),
    }[said]


def field_label(name: str) -> str:
    """Return what any field of a line is called."""
    known = {
        "use": _("By which way"), "starts_on": _("First day"), "ends_on": _("Last day"),
        "parameters": _("People are chosen by"), "subject": _("Subject of the e-mail"),
        "words": _("Text of the message"),
    }  # fmt: skip
    return known.get(name) or said_label(Said(name))


def usual(said: Said) -> str:
    """Return what is usually said there, to begin with; nothing where it is always another."""
    return {
        Said.DATA_FROM: _("Given by the person herself; nothing from the electoral roll, from "
                          "networks or from other organisations."),
        Said.METHODS: _("None"),
        Said.MACHINES: _("None at all"),
        Said.IN_KIND: _("None at all"),
        Said.SUSPENSIONS: _("None"),
        Said.PROOF: _("In the register of consents of each committee, by person, with the words "
                      "shown that day."),
    }.get(said, "")  # fmt: skip


def fault_words(fault: Fault) -> str:
    """Say why a line cannot be kept."""
    return {
        Fault.WAY: _("Choose e-mails or text messages: calls, letters and visits need no line."),
        Fault.DAYS: _("It would end before it begins. Choose a later end."),
        Fault.LONG: _("Too long: {most} letters at most.").format(most=number(LONGEST)),
        Fault.LINK: _("An address on the web begins with https://."),
    }[fault]
