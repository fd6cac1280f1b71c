"""What the screens say of the line: where it stands, since when, and how an exchange ended."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from organiser import clock
from organiser.i18n import _, counted, number, short_date, short_time, weekday_name
from organiser.ui.shell.sync_box import BoxSays
from organiser.usecases.line import troubles
from organiser.usecases.line.standing import Standing, State

if TYPE_CHECKING:
    from organiser.usecases.line.exchanging import Exchanged

_WEEK = 6
_LOOKS = {
    State.UP_TO_DATE: ("cloud-check", "success"),
    State.WAITING: ("cloud", "text2"),
    State.OFFLINE: ("cloud-off", "text2"),
    State.TO_REVIEW: ("triangle-alert", "warning"),
    State.STOPPED: ("cloud-alert", "danger"),
}


class Now(Protocol):
    """What is known of the line at this moment."""

    standing: Standing | None
    is_running: bool
    is_broken: bool
    step: tuple[int, int]


def box_says(exchanges: Now) -> BoxSays:
    """Return what the box in the window says."""
    standing = exchanges.standing
    assert standing is not None
    if exchanges.is_running:
        step = step_words(exchanges.step)
        said = _("Exchanging with headquarters.")
        return BoxSays(
            "refresh-cw", "info", _("Exchanging…"), step, is_late=False,
            sentence=f"{said} {step}".strip(),
        )  # fmt: skip
    state = state_of(exchanges)
    icon, ink = _LOOKS[state]
    tone = standing.tone(clock.now()) if state is not State.TO_REVIEW else ""
    return BoxSays(
        icon, tone or ink, title_of(exchanges), _detail(standing, state),
        is_late=bool(tone and standing.lateness(clock.now()).days), sentence=sentence_of(exchanges),
    )  # fmt: skip


def state_of(exchanges: Now) -> State:
    """Return the state shown: what broke here stops the line as well."""
    assert exchanges.standing is not None
    return State.STOPPED if exchanges.is_broken else exchanges.standing.state


def title_of(exchanges: Now) -> str:
    """Return the state in a few words."""
    standing, state = exchanges.standing, state_of(exchanges)
    assert standing is not None
    if state is State.TO_REVIEW:
        return _("To review ({count})").format(count=number(standing.to_review))
    return {
        State.UP_TO_DATE: _("Up to date"),
        State.WAITING: _("To be sent"),
        State.OFFLINE: _("Offline"),
        State.STOPPED: _("Exchange stopped"),
    }[state]


def sentence_of(exchanges: Now) -> str:
    """Say where the line stands, what is safe, and when it last went."""
    standing, state = exchanges.standing, state_of(exchanges)
    assert standing is not None
    parts = [_reason(exchanges, state)]
    if standing.waiting and state is not State.OFFLINE:
        parts.append(kept_words(standing.waiting))
    parts.append(_last(standing))
    return " ".join(filter(None, parts))


def kept_words(waiting: int) -> str:
    """Say how much is kept here until it is sent."""
    return counted(
        "{count} change is kept on this computer until it is sent.",
        "{count} changes are kept on this computer until they are sent.", waiting,
    )  # fmt: skip


def step_words(step: tuple[int, int]) -> str:
    """Say how far an exchange is."""
    done, total = step
    if total:
        return _("{done} of {total}").format(done=number(done), total=number(total))
    return counted("{count} row received", "{count} rows received", done) if done else ""


def ended_words(ended: "Exchanged") -> str:
    """Say how an exchange ended that she asked for."""
    if ended.state == "cancelled":
        return _("Stopped. What was exchanged until then stays.")
    if not ended.sent and not ended.received:
        return _("Nothing new on either side.")
    return _("{sent}, {received}.").format(
        sent=counted("{count} change sent", "{count} changes sent", ended.sent),
        received=counted("{count} row received", "{count} rows received", ended.received),
    )


def outcome_words(outcome: str) -> str:
    """Say how an exchange of the log went."""
    said = {
        "up_to_date": _("Went to its end"),
        "to_review": _("Went to its end; something is to be reviewed"),
        "cancelled": _("Stopped here"),
    }
    return said.get(outcome) or troubles.words(outcome)


def when_words(at: datetime) -> str:
    """Say when, in as few signs as there is room for: the hour today, then the day."""
    day, today = clock.local(at).date(), clock.today()
    if day == today:
        return short_time(at)
    near = 0 < (today - day).days <= _WEEK
    return weekday_name(day.weekday()) if near else short_date(day)


def _reason(exchanges: Now, state: State) -> str:
    standing = exchanges.standing
    assert standing is not None
    if exchanges.is_broken:
        return _("Something broke in the program during the exchange.")
    if state in (State.STOPPED, State.OFFLINE):
        return troubles.words(standing.trouble)
    if state is State.TO_REVIEW:
        return counted("{count} thing waits for your eye.", "{count} things wait for your eye.",
                       standing.to_review)  # fmt: skip
    return "" if standing.waiting else _("You and headquarters have the same.")


def _last(standing: Standing) -> str:
    if standing.done_at is None:
        return _("No exchange has gone to its end yet.")
    return _("Last exchange: {when}.").format(when=when_words(standing.done_at))


def _detail(standing: Standing, state: State) -> str:
    days = standing.lateness(clock.now()).days
    if standing.waiting and days:
        late = counted("{count} day late", "{count} days late", days)
        return f"{number(standing.waiting)} · {late}"
    if state is State.TO_REVIEW and standing.is_offline:
        return _("Offline")
    if standing.waiting:
        return counted("{count} change to send", "{count} changes to send", standing.waiting)
    if standing.done_at is None:
        return _("No exchange yet")
    return _("Exchanged: {when}").format(when=when_words(standing.done_at))
