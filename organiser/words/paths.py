"""What paths, their steps and where somebody stands on one are called."""

from datetime import date

from organiser.domain.consent import Channel
from organiser.domain.engagement import Rung
from organiser.domain.pathway import (
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_DAYS,
    MOST_STEPS,
    Contact,
    Fault,
    Mark,
    Pathway,
    Stand,
    State,
    read_steps,
)
from organiser.i18n import _, counted, short_date
from organiser.words.labels import channel_label
from organiser.words.rungs import rung_label


def contact_label(contact: Contact) -> str:
    """Return how a step reaches her."""
    if contact is Contact.NONE:
        return _("no contact with her")
    return _("any way she allows") if contact is Contact.ANY else channel_label(
        Channel(contact.value)
    )  # fmt: skip


def for_whom_words(rung: Rung | None) -> str:
    """Return whom a path is for."""
    return _("for anybody") if rung is None else _("for: {stage}").format(stage=rung_label(rung))


def path_words(path: Pathway, walking: int, *, is_offered: bool) -> str:
    """Return whom a path is for, how long it is, and how many are on it."""
    parts = (
        "" if is_offered else _("stopped"),
        for_whom_words(path.rung),
        counted("{count} step", "{count} steps", len(path.steps)),
        counted("{count} person on it", "{count} people on it", walking),
    )
    return " · ".join(filter(None, parts))


def within_words(days: int) -> str:
    """Return how soon a step is to be done."""
    if days == 0:
        return _("the same day")
    return counted("within {count} day", "within {count} days", days)


def walk_words(found: Stand, started_on: date, carer: str) -> str:
    """Return how far somebody is on her path, since when, and who looks after it."""
    due = found.next
    where = _("step {place} of {steps}")
    parts = (
        state_label(found.state)
        if due is None
        else where.format(place=due.place + 1, steps=len(found.stages)),
        _("since {day}").format(day=short_date(started_on)),
        _("looked after by {name}").format(name=carer) if carer else "",
    )
    return " · ".join(filter(None, parts))


def steps_words(text: str) -> str:
    """Return what a path asks for, step by step, on one line."""
    return " · ".join(
        f"{step.title} ({within_words(step.days)})" for step in read_steps(text)
    )  # fmt: skip


def mark_label(mark: Mark) -> str:
    """Return what became of a step."""
    return {Mark.DONE: _("done"), Mark.SKIPPED: _("skipped")}[mark]


def state_label(state: State) -> str:
    """Return where a walk is."""
    return {
        State.GOING: _("under way"),
        State.RESTING: _("rests"),
        State.COMPLETED: _("completed"),
        State.GIVEN_UP: _("given up"),
    }[state]


def path_line_words(what: str) -> str:
    """Return the head of a line of her timeline: a path began or ended, a step was settled."""
    return {
        "started": _("On a path"),
        Mark.DONE: _("Step of a path: done"),
        Mark.SKIPPED: _("Step of a path: skipped"),
        State.COMPLETED: _("Path completed"),
        State.GIVEN_UP: _("Path given up"),
    }[what]


def fault_words(fault: Fault) -> str:
    """Return why a path cannot be kept."""
    return {
        Fault.NO_NAME: _("Say what the path is called."),
        Fault.LONG_NAME: _("The name is too long: {most} letters at most.").format(
            most=LONGEST_NAME
        ),
        Fault.NO_STEPS: _("A path has one step at least."),
        Fault.MANY_STEPS: _("A path has {most} steps at most.").format(most=MOST_STEPS),
        Fault.NO_TITLE: _("Say what is done at each step."),
        Fault.LONG_TITLE: _("A step is too long: {most} letters at most.").format(
            most=LONGEST_TITLE
        ),
        Fault.DAYS: _("A step is due within {most} days at most.").format(most=MOST_DAYS),
    }[fault]


def path_fields() -> dict[str, str]:
    """Return what the fields of paths and walks are called."""
    return {
        "name": _("Path"),
        "rung": _("For which stage"),
        "steps": _("Steps"),
        "made_at": _("Kept since"),
        "pathway_id": _("Path"),
        "walk_id": _("Path"),
        "carer_id": _("Who looks after it"),
        "started_on": _("Began on"),
        "ending": _("How it ended"),
        "ended_on": _("Ended on"),
        "word": _("Why it was given up"),
        "place": _("Step"),
        "mark": _("What became of it"),
        "by_id": _("Who did it"),
    }
