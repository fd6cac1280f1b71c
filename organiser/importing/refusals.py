"""What the columns of a row and its remarks say of not being contacted."""

from organiser.domain.consent import Channel
from organiser.domain.intake import Target
from organiser.domain.remarks import ALL_CHANNELS

_NO = frozenset(
    ["0", "false", "no", "non", "faux", "n", "f", "-", "off", "never", "jamais", "non", "coché"]
)
_YES = frozenset(
    [
        "1",
        "true",
        "yes",
        "oui",
        "vrai",
        "y",
        "o",
        "x",
        "on",
        "subscribed",
        "inscrit",
        "abonné",
        "abonne",
        "ok",
        "accepté",
        "accepte",
        "v",
        "✓",
        "✔",
    ]
)
REFUSES_TAG = "refuses-"
_CALLS = (Channel.CALL, Channel.AUTO_CALL)
_TEXTS = (Channel.SMS, Channel.MESSAGING)
_CHANNELS: dict[Target, tuple[Channel, ...]] = {
    Target.REFUSES_ALL: ALL_CHANNELS,
    Target.REFUSES_EMAIL: (Channel.EMAIL,),
    Target.REFUSES_CALL: _CALLS,
    Target.REFUSES_SMS: _TEXTS,
    Target.REFUSES_POST: (Channel.POST,),
    Target.ACCEPTS_EMAIL: (Channel.EMAIL,),
    Target.ACCEPTS_SMS: _TEXTS,
}
_ACCEPTING = frozenset({Target.ACCEPTS_EMAIL, Target.ACCEPTS_SMS})


def stated(target: Target, cell: str) -> tuple[Channel, ...]:
    """Return the channels that *cell* of an opt-out or opt-in column refuses.

    An empty cell says nothing; in an opt-in column anything but a plain yes is a no.
    """
    word = cell.strip().lower()
    if not word:
        return ()
    if target is Target.REFUSES:
        return _named(word)
    refuses = word not in _YES if target in _ACCEPTING else word not in _NO
    return _CHANNELS[target] if refuses else ()


def tagged(word: str) -> tuple[Channel, ...]:
    """Return the channel that a tag of our own address cards refuses: "refuses-email"."""
    name = word.strip().lower().removeprefix(REFUSES_TAG)
    return (Channel(name),) if name != word.strip().lower() and name in set(Channel) else ()


def _named(cell: str) -> tuple[Channel, ...]:
    """Channels by their names; words that are none of them refuse everything, to be safe."""
    words = {part.strip() for part in cell.replace(";", ",").split(",") if part.strip()}
    if words <= set(Channel):
        return in_order({Channel(word) for word in words})
    return () if words <= _NO else ALL_CHANNELS


def in_order(channels: set[Channel]) -> tuple[Channel, ...]:
    """Return *channels*, always in the same order."""
    return tuple(channel for channel in ALL_CHANNELS if channel in channels)
