"""What the lines of today say: a sentence, how long it has waited, and one verb."""

from dataclasses import dataclass
from datetime import date

from organiser.i18n import _, counted, number
from organiser.ui.relative_date import ago
from organiser.usecases.deadlines import COUNTED
from organiser.usecases.to_do import Task, ToDo
from organiser.words.typed_apart import differing_words


@dataclass(frozen=True, slots=True)
class Sign:
    """The picture of a line, and the colour it has."""

    icon: str
    tone: str


SIGNS = {
    Task.NEWCOMERS: Sign("user-plus", "accent"),
    Task.DIRECTIVES: Sign("flag", "accent"),
    Task.ANSWERS: Sign("lightbulb", "success"),
    Task.LATE_SHEETS: Sign("triangle-alert", "danger"),
    Task.STEPS: Sign("phone", "accent"),
    Task.PATHS: Sign("footprints", "accent"),
    Task.VOTES: Sign("hand-heart", "accent"),
    Task.COPY: Sign("shield-alert", "warning"),
    Task.RETURNS: Sign("keyboard", "warning"),
    Task.APART: Sign("copy", "warning"),
    Task.REPORTS: Sign("clipboard-list", "warning"),
    Task.TASKS: Sign("circle-check", "accent"),
    Task.COURSES: Sign("graduation-cap", "violet"),
    Task.REMARKS: Sign("message-square", "violet"),
    Task.REQUESTS: Sign("shield-alert", "danger"),
    Task.SILENCE: Sign("calendar", "warning"),
    Task.SLIPS: Sign("inbox", "accent"),
    Task.UNTOLD: Sign("info", "warning"),
    Task.ASK_AGAIN: Sign("refresh-cw", "info"),
    Task.PAIRS: Sign("git-merge", "info"),
    Task.NO_BASIS: Sign("shield-check", "info"),
    Task.IMPORT: Sign("file-up", "accent"),
    Task.ADD: Sign("user-plus", "success"),
    Task.FIRST_OUTING: Sign("printer", "info"),
}
STARTERS = frozenset({Task.IMPORT, Task.ADD, Task.FIRST_OUTING})
"""Tasks of a committee that begins: nothing waits, so they are on no badge."""


def sentence(todo: ToDo) -> str:
    """Say what is to be done, and how much of it."""
    count = todo.count
    if todo.task in (Task.LATE_SHEETS, Task.RETURNS, Task.APART, Task.SLIPS):
        return _of_sheets(todo.task, count)
    if todo.task in (Task.NEWCOMERS, Task.DIRECTIVES, Task.ANSWERS, Task.STEPS, Task.VOTES):
        return _who_waits(todo.task, count)
    if todo.task in (Task.REPORTS, Task.TASKS, Task.COURSES, Task.PATHS):
        return _of_plans(todo.task, count)
    if todo.task is Task.REMARKS:
        return counted("{count} remark may be a refusal",
                       "{count} remarks may be refusals", count)  # fmt: skip
    if todo.task in (Task.ASK_AGAIN, Task.UNTOLD):
        return _of_many(todo.task, count)
    settled = todo.task not in (Task.PAIRS, Task.NO_BASIS, Task.REQUESTS)
    return _only_once(todo.task) if settled else _unsettled(todo.task, count)


def _who_waits(task: Task, count: int) -> str:
    if task is Task.DIRECTIVES:
        return counted("{count} directive from headquarters waits",
                       "{count} directives from headquarters wait", count)  # fmt: skip
    if task is Task.ANSWERS:
        return counted("Headquarters answered {count} proposal",
                       "Headquarters answered {count} proposals", count)  # fmt: skip
    if task is Task.NEWCOMERS:
        return counted("{count} person who signed up on the site waits",
                       "{count} people who signed up on the site wait", count)  # fmt: skip
    if task is Task.VOTES:
        return counted("{count} person waits for help to vote",
                       "{count} people wait for help to vote", count)  # fmt: skip
    return counted("{count} person waits to hear from you",
                   "{count} people wait to hear from you", count)  # fmt: skip


def _of_sheets(task: Task, count: int) -> str:
    if task is Task.LATE_SHEETS:
        return counted("{count} sheet should be back by now",
                       "{count} sheets should be back by now", count)  # fmt: skip
    if task is Task.SLIPS:
        return counted("{count} pile of signed slips is open",
                       "{count} piles of signed slips are open", count)  # fmt: skip
    if task is Task.APART:
        return counted("{count} page was typed on two computers",
                       "{count} pages were typed on two computers", count)  # fmt: skip
    return counted("{count} sheet that came back is to be typed in",
                   "{count} sheets that came back are to be typed in", count)  # fmt: skip


def _of_plans(task: Task, count: int) -> str:
    if task is Task.REPORTS:
        return counted("{count} action waits for its report",
                       "{count} actions wait for their reports", count)  # fmt: skip
    if task is Task.COURSES:
        return counted("{count} training runs out within a month",
                       "{count} trainings run out within a month", count)  # fmt: skip
    if task is Task.PATHS:
        return counted("{count} step of a path is due", "{count} steps of paths are due", count)
    return counted("{count} task is due", "{count} tasks are due", count)


def _unsettled(task: Task, count: int) -> str:
    if task is Task.PAIRS:
        return counted("{count} pair of the lists may be one person",
                       "{count} pairs of the lists may be one person", count)  # fmt: skip
    if task is Task.REQUESTS:
        return counted("{count} request with a legal deadline",
                       "{count} requests with a legal deadline", count)  # fmt: skip
    return counted("{count} person has agreed to nothing yet",
                   "{count} people have agreed to nothing yet", count)  # fmt: skip


def _of_many(task: Task, count: int) -> str:
    """Counted up to a thousand: of more, "more" says enough."""
    if task is Task.ASK_AGAIN:
        if count >= COUNTED:
            return _("{count} consents to renew, or more").format(count=number(count))
        return counted("{count} consent to renew", "{count} consents to renew", count)
    if count >= COUNTED:
        words = _("{count} people, or more, are to be told where their data come from")
        return words.format(count=number(count))
    return counted("{count} person is to be told where her data come from",
                   "{count} people are to be told where their data come from", count)  # fmt: skip


def detail(todo: ToDo, today: date) -> str:
    """Say how long the oldest of it has waited, and what else there is to know."""
    if todo.task in STARTERS:
        return _how(todo.task)
    words = {
        Task.NEWCOMERS: _("The first signed up: {when}"),
        Task.DIRECTIVES: _("The first came: {when}"),
        Task.ANSWERS: _("The first answer: {when}"),
        Task.LATE_SHEETS: _("Due back: {when}"),
        Task.STEPS: _("The oldest was due: {when}"),
        Task.PATHS: _("The oldest was due: {when}"),
        Task.VOTES: _("The vote: {when}"),
        Task.COPY: _("Last copy: {when}"),
        Task.RETURNS: _("Outing: {when}"),
        Task.APART: _("Typed: {when}"),
        Task.REPORTS: _("The oldest: {when}"),
        Task.TASKS: _("The oldest was due: {when}"),
        Task.COURSES: _("The first: {when} · of who leads or is coming"),
        Task.REQUESTS: _("The next answer is due: {when}"),
        Task.SILENCE: _("From midnight nothing is printed nor sent: {when}"),
        Task.SLIPS: _("Signed: {when} · whoever is not typed yet is not written to"),
        Task.UNTOLD: _("The law gives a month; the first is due: {when}"),
        Task.ASK_AGAIN: _("Agreed more than a year ago, and no sign since"),
        Task.REMARKS: _("The oldest: {when} · not contacted until you answer"),
        Task.PAIRS: _("Nothing is merged by itself; the whole list is looked through too"),
        Task.NO_BASIS: _("In the list for more than a month; the first: {when}"),
    }[todo.task]
    if todo.task in (Task.STEPS, Task.TASKS, Task.PATHS) and todo.since == today:
        words = _("For today")
    known = todo.since is not None or todo.task in (Task.COPY, Task.PAIRS, Task.ASK_AGAIN)
    told = words.format(when=ago(todo.since, today)) if known else ""
    if todo.task is Task.APART:
        return f"{differing_words(todo.doors, todo.calls)} · {told}"
    doors = counted("{count} door", "{count} doors", todo.doors) if todo.doors else ""
    late = _late(todo) if todo.late else ""
    return " · ".join(part for part in (told, doors, late) if part)


def _late(todo: ToDo) -> str:
    if todo.task is Task.DIRECTIVES:
        return counted("{count} to acknowledge", "{count} to acknowledge", todo.late)
    return counted("{count} has waited for more than 48 hours",
                   "{count} have waited for more than 48 hours", todo.late)  # fmt: skip


def verb(task: Task) -> str:
    """Say what the button does."""
    return {
        Task.NEWCOMERS: _("Welcome them"),
        Task.DIRECTIVES: _("Read them"),
        Task.ANSWERS: _("See the answers"),
        Task.LATE_SHEETS: _("Follow up"),
        Task.STEPS: _("Get in touch"),
        Task.PATHS: _("Go on"),
        Task.VOTES: _("Match them"),
        Task.COPY: _("Keep one now"),
        Task.RETURNS: _("Type in"),
        Task.APART: _("Compare"),
        Task.REPORTS: _("Write them"),
        Task.TASKS: _("See them"),
        Task.COURSES: _("Renew"),
        Task.REMARKS: _("Answer them"),
        Task.REQUESTS: _("Answer"),
        Task.ASK_AGAIN: _("Ask again"),
        Task.UNTOLD: _("Inform them"),
        Task.SLIPS: _("Go on"),
        Task.SILENCE: _("Look"),
        Task.PAIRS: _("Look at them"),
        Task.NO_BASIS: _("Ask them"),
        Task.IMPORT: _("Import"),
        Task.ADD: _("Add"),
        Task.FIRST_OUTING: _("Prepare"),
    }[task]


def _only_once(task: Task) -> str:
    return {
        Task.COPY: _("Today has no copy yet"),
        Task.SILENCE: _("The silence before the vote begins"),
        Task.IMPORT: _("Bring in a list"),
        Task.ADD: _("Add somebody"),
        Task.FIRST_OUTING: _("Prepare a first outing"),
    }[task]


def _how(task: Task) -> str:
    return {
        Task.IMPORT: _("A spreadsheet, or contact cards; nothing is kept before you say so."),
        Task.ADD: _("A name is enough to begin with; the rest can come later."),
        Task.FIRST_OUTING: _("Choose a street: its doors are printed in the order of the walk."),
    }[task]
