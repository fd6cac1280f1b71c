"""What is said of people chosen for messages online, and of the register that allows it."""

from collections.abc import Sequence

from organiser.domain.online import Fault, Line, Parameter
from organiser.domain.register import Entry
from organiser.i18n import _, short_date


def parameter_label(parameter: Parameter) -> str:
    """Return what people are chosen by."""
    return {
        Parameter.COMMUNE: _("commune or postcode"),
        Parameter.LANGUAGE: _("language"),
        Parameter.AVAILABILITY: _("when she is free"),
    }[parameter]


def parameters_words(line: Line | Entry) -> str:
    """Return the parameters of a line, in their order."""
    return ", ".join(parameter_label(each) for each in Parameter if each in line.parameters)


def profiling_words() -> str:
    """Say that nothing else than neutral parameters chooses anybody online."""
    return _(
        "For e-mails and text messages, people are chosen by commune or postcode, by language or "
        "by when they are free, and by nothing else, not to leave somebody out either: the law "
        "forbids choosing by what tells of an opinion, even with consent. Write to all who "
        "subscribed, or to those who came to one action. Calls, letters and visits are free to "
        "choose."
    )


def no_line_words(fault: Fault | None) -> str:
    """Say that no line of the register carries it; *fault*: of the only one that might have."""
    words = _(
        "E-mails and text messages may be sent to chosen people only under a complete line of "
        "headquarters’ register of online selections, and none carries this. Ask headquarters, or "
        "write to all who subscribed, or to those who came to one action. Calls, letters and "
        "visits are free to choose."
    )
    return words if fault is None else f"{fault_words(fault)} {words}"


def fault_words(fault: Fault) -> str:
    """Say why a line of the register does not carry a drive."""
    return {
        Fault.WITHDRAWN: _("Headquarters withdrew the line of the register."),
        Fault.INCOMPLETE: _("The line of the register is not complete yet."),
        Fault.OTHER_WAY: _("The line of the register is for another way."),
        Fault.EARLY: _("The days of the line of the register have not begun."),
        Fault.OVER: _("The days of the line of the register are over."),
        Fault.PARAMETERS: _("The line of the register does not name what this list chooses by."),
    }[fault]


def line_words(line: Line) -> str:
    """Return a line in a few words: "S-2026-3 · until 12/12/2026 · commune or postcode"."""
    until = _("until {day}").format(day=short_date(line.ends_on))
    return f"{line.reference} · {until} · {parameters_words(line)}"


def allowed_words(lines: Sequence[Line]) -> str:
    """Say under which lines a list may be written to; nothing where none is needed."""
    if not lines:
        return ""
    words = _("Allowed under the register: {lines}. Only who agreed to be chosen is written to.")
    return words.format(lines=", ".join(each.reference for each in lines))


def advertisement_words(sponsor: str, notice: str) -> str:
    """Return what stands in each message that reaches chosen people online, or beside it."""
    words = _("Political advertisement, paid for by {sponsor}. Transparency notice: {notice}")
    return words.format(sponsor=sponsor, notice=notice)
