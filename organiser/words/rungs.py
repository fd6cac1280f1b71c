"""What rungs and milestones are called: as headquarters defines them, or as the program does.

The definition in force is said to this room once, as the language is: whoever names a rung, on a
list of two thousand rows, asks nobody else.
"""

from organiser.domain.engagement import Rung
from organiser.domain.ladder import OWN, Ladder, Milestone, Text
from organiser.i18n import _, language

_NAMES = {
    Rung.CONTACT: lambda: _("Contact"),
    Rung.SIGNED_UP: lambda: _("Sign-up"),
    Rung.SUPPORTER: lambda: _("Supporter"),
    Rung.VOLUNTEER: lambda: _("Volunteer"),
    Rung.RELAY: lambda: _("Relay"),
    Rung.AMBASSADOR: lambda: _("Ambassador"),
}
"""Asked for every row that is painted: only the one word is looked up."""
_MEANINGS = {
    Rung.CONTACT: lambda: _("Somebody the committee knows of, who has given nothing herself yet."),
    Rung.SIGNED_UP: lambda: _("She gave her details herself."),
    Rung.SUPPORTER: lambda: _("She came once, or agreed to hear from us."),
    Rung.VOLUNTEER: lambda: _("She comes again and again, to more than one kind of action."),
    Rung.RELAY: lambda: _("She organises actions herself."),
    Rung.AMBASSADOR: lambda: _("People joined through her."),
}
_MILESTONES = {
    Milestone.VOTING_PLEDGE: (
        lambda: _("Says she will vote"),
        lambda: _("Her own word, never for whom; erased after the ballot."),
    ),
    Milestone.PROXY: (
        lambda: _("Proxy arranged"),
        lambda: _("Somebody votes for her, as she asked; erased after the ballot."),
    ),
}


class _InForce:
    """The definition that names are taken from: one a process, as there is one open committee."""

    ladder: Ladder = OWN


def name_rungs(ladder: Ladder) -> None:
    """Take names from *ladder* from here on."""
    _InForce.ladder = ladder


def rung_label(rung: Rung) -> str:
    """Return the name of a rung of the ladder; a dash is no place."""
    if rung is Rung.UNRANKED:
        return "—"
    return in_language(_InForce.ladder.of(rung).name) or _NAMES[rung]()


def is_renamed(rung: Rung) -> bool:
    """Return whether headquarters calls *rung* something else than the program does."""
    return rung_label(rung) != _NAMES[rung]()


def meaning_of(rung: Rung, ladder: Ladder | None = None) -> str:
    """Return what it means to stand on *rung*."""
    ladder = _InForce.ladder if ladder is None else ladder
    return in_language(ladder.of(rung).meaning) or _MEANINGS[rung]()


def name_of(rung: Rung, ladder: Ladder) -> str:
    """Return what *ladder* calls *rung*."""
    return in_language(ladder.of(rung).name) or _NAMES[rung]()


def milestone_label(milestone: Milestone, ladder: Ladder | None = None) -> str:
    """Return what *milestone* is called."""
    ladder = _InForce.ladder if ladder is None else ladder
    return in_language(ladder.called(milestone).name) or _MILESTONES[milestone][0]()


def milestone_meaning(milestone: Milestone, ladder: Ladder | None = None) -> str:
    """Return what *milestone* means."""
    ladder = _InForce.ladder if ladder is None else ladder
    return in_language(ladder.called(milestone).meaning) or _MILESTONES[milestone][1]()


def in_language(text: Text) -> str:
    """Return *text* in the language spoken; empty where nothing was said."""
    return text.fr if language() == "fr" else text.en
