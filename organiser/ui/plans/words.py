"""What the page of the actions says of one: in a calendar, in a list, and read out."""

from organiser.domain.action import ActionState, Attendance, Span
from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.i18n import _, counted, long_date, number
from organiser.usecases.plans.agenda import ActionRow
from organiser.words.plans import action_state_label, hours_words, named

TONES = {
    ActionState.PLANNED: "info",
    ActionState.DONE: "success",
    ActionState.CANCELLED: "neutral",
}
ATTENDANCE_TONES = {
    Attendance.INVITED: "info",
    Attendance.COMING: "accent",
    Attendance.CAME: "success",
    Attendance.DID_NOT: "warning",
}


def title_of(row: ActionRow) -> str:
    """Return what an action is called."""
    return named(row.kind, row.title)


def upper(words: str) -> str:
    """Return *words* as they begin a line."""
    return words[:1].upper() + words[1:]


def day_of(span: Span) -> str:
    """Return the day of an action as a line begins with it."""
    return upper(long_date(span.on))


def state_of(row: ActionRow) -> tuple[str, str]:
    """Return where an action stands, and the tone of that."""
    if row.waits_for_report():
        return _("report to write"), "warning"
    return action_state_label(row.state), TONES[row.state]


def people_words(row: ActionRow) -> str:
    """Return how many are coming of how many it takes, or how many came."""
    if row.state is ActionState.DONE:
        return counted("{count} person came", "{count} people came", row.came)
    if row.needed is None:
        return counted("{count} is coming", "{count} are coming", row.coming)
    return _("{count} of {needed} are coming").format(
        count=number(row.coming), needed=number(row.needed)
    )


def invited_words(row: ActionRow) -> str:
    """Return how many have not answered yet, or nothing."""
    if not row.invited or row.state is not ActionState.PLANNED:
        return ""
    return counted("{count} has not answered", "{count} have not answered", row.invited)


def place_of(row: ActionRow) -> str:
    """Return where it takes place."""
    return ", ".join(filter(None, (row.place, row.city)))


def said(row: ActionRow) -> str:
    """Return one action in a sentence, for who does not see the calendar."""
    parts = (title_of(row), hours_words(row.span), place_of(row), people_words(row))
    return ", ".join((*filter(None, parts), state_of(row)[0]))


def plan_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the calendar and of an action, for the help and the cheat sheet."""
    calendar = (
        KeyLine(("←", "→", "↑", "↓"), _("From day to day")),
        KeyLine((_("Enter"),), _("Open the day")),
        KeyLine(("N",), _("Plan an action")),
        KeyLine(("W", "M", "L"), _("Week, month, list")),
    )
    people = (
        KeyLine(("1",), _("No answer yet")),
        KeyLine(("2",), _("Coming")),
        KeyLine(("3",), _("Came")),
        KeyLine(("4",), _("Did not come")),
        KeyLine(("L",), _("Leads it")),
    )
    return KeyGroup(_("In the calendar"), calendar), KeyGroup(_("People of an action"), people)
