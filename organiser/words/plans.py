"""What plans say of themselves: kinds, states, hours, and who is coming."""

from organiser.domain.action import ActionState, Attendance, Every, Kind, Span
from organiser.i18n import _, long_date
from organiser.words.labels import action_label


def kind_label(kind: Kind) -> str:
    """Return the name of a kind of action, the committee's own included."""
    return kind.name or action_label(kind.counts_as)


def named(kind: Kind, title: str) -> str:
    """Return what an action is called: its title, or its kind."""
    return title or kind_label(kind)


def action_state_label(state: ActionState) -> str:
    """Return where an action stands."""
    return {
        ActionState.PLANNED: _("planned"),
        ActionState.DONE: _("done"),
        ActionState.CANCELLED: _("cancelled"),
    }[state]


def attendance_label(state: Attendance) -> str:
    """Return where somebody stands towards an action."""
    return {
        Attendance.INVITED: _("invited"),
        Attendance.COMING: _("is coming"),
        Attendance.CAME: _("came"),
        Attendance.DID_NOT: _("did not come"),
    }[state]


def every_label(every: Every) -> str:
    """Return how often an action comes back."""
    return {
        Every.WEEK: _("every week"),
        Every.FORTNIGHT: _("every two weeks"),
        Every.MONTH: _("every month, on the same weekday"),
    }[every]


def hours_words(span: Span) -> str:
    """Return the hours of an action: "14:30 to 17:00", "from 14:30", or that none is known."""
    if not span.starts:
        return _("hour not set")
    if not span.ends:
        return _("from {start}").format(start=span.starts)
    return _("{start} to {end}").format(start=span.starts, end=span.ends)


def when_words(span: Span) -> str:
    """Return the day and the hours of an action."""
    return _("{day}, {hours}").format(day=long_date(span.on), hours=hours_words(span))
