"""What a pile and its slips say of themselves."""

from organiser.domain.consent import Channel
from organiser.domain.slips import Answer, Said, Tick
from organiser.i18n import _, counted, short_date
from organiser.ui.people.consent_panel import channel_name
from organiser.ui.people.words import purpose_name
from organiser.usecases.slips.piles import PileRow, SlipRow
from organiser.words.labels import channel_label
from organiser.words.rights import purpose_label


def tick_name(tick: Tick) -> str:
    """Return what a box of the slip says."""
    return channel_name(tick) if isinstance(tick, Channel) else purpose_name(tick)


def answer_words(answer: Answer) -> str:
    """Return what a slip says, in a few words."""
    channels = ", ".join(channel_label(each) for each in answer.channels)
    if answer.is_no:
        return _("No more by: {channels}").format(channels=channels) if channels else _("Says no")
    purposes = ", ".join(purpose_label(each) for each in answer.purposes)
    return f"{channels} · {purposes}"


def outcome_words(answer: Answer) -> str:
    """Say what a slip will be written down as, or what is missing."""
    if answer.is_no:
        return _("A refusal will be written down.")
    if answer.is_whole:
        return _("Her consent will be written down, with this paper as its proof.")
    if answer.purposes:
        return _("Tick by which way too.")
    return _("Tick what for too.") if answer.channels else _("Tick what she ticked herself.")


def pile_name(row: PileRow) -> str:
    """Return what a pile is called: its number, its day, its place."""
    words = _("Pile {number} · {day} · {place}")
    facts = row.facts
    return words.format(number=row.number, day=short_date(facts.on), place=facts.place)


def typed_words(row: PileRow) -> str:
    """Return how much of a pile is typed."""
    if row.facts.expected:
        words = counted(
            "{count} slip typed of {{all}}", "{count} slips typed of {{all}}", row.typed
        )
        return words.format(all=row.facts.expected)
    return counted("{count} slip typed", "{count} slips typed", row.typed)


def slip_name(slip: SlipRow) -> str:
    """Return whose slip it is."""
    if slip.said is Said.UNKNOWN:
        return _("Not in the list")
    if slip.is_erased:
        return _("Erased: destroy this paper")
    return slip.name or _("Without a name")


def slip_detail(slip: SlipRow) -> str:
    """Return what it says, and nothing of who is gone."""
    if slip.said is Said.UNKNOWN:
        return _("Says no: nothing is kept")
    return "" if slip.is_erased else answer_words(slip.answer)


def slip_state(slip: SlipRow) -> tuple[str, str]:
    """Return what is to be known of it, and the tone of that."""
    if slip.is_erased:
        return _("Erased"), "neutral"
    if slip.is_limited:
        return _("Limited"), "danger"
    if slip.still_closed:
        return _("Refused before"), "danger"
    if slip.without_reach:
        return _("No way to reach her"), "warning"
    return (_("Agreed"), "success") if slip.said is Said.AGREED else (_("Refused"), "neutral")


def state_tip(slip: SlipRow) -> str:
    """Say what follows from the state of a slip."""
    channels = ", ".join(map(channel_label, slip.still_closed))
    if slip.still_closed and not slip.is_limited:
        words = _("She had refused: {channels}. Press O to open it again by this slip.")
        return words.format(channels=channels)
    missing = ", ".join(map(channel_label, slip.without_reach))
    if slip.without_reach and not slip.is_erased:
        return _("Her card has nothing for: {channels}").format(channels=missing)
    return ""
