"""What proposals and their states are called on the page."""

from organiser import clock
from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.proposal import ANSWERED, Said, State, names_somebody
from organiser.i18n import _, counted
from organiser.ui.people.words import cautions
from organiser.ui.relative_date import ago
from organiser.usecases.proposals.reading import ProposalRow, Whose
from organiser.words.proposals import state_label, streets_words

_TONES = {
    State.RECEIVED: "info", State.STUDIED: "warning", State.ACCEPTED: "success",
    State.REFUSED: "neutral", State.MERGED: "neutral",
}  # fmt: skip


def state_of(row: ProposalRow) -> tuple[str, str]:
    """Return in a word where a proposal stands, and the tone of it."""
    if row.whose is Whose.DRAFT:
        return _("Still a draft"), "warning"
    if row.is_news:
        return _("New answer"), "accent"
    if row.reply is not None and row.reply.state in ANSWERED:
        return state_label(row.reply.state), _TONES[row.reply.state]
    if row.heard_here:
        return _("Seconded"), "success"
    if row.reply is not None:
        return state_label(row.reply.state), _TONES[row.reply.state]
    return _("On its way"), "info"


def detail_of(row: ProposalRow) -> str:
    """Say whose it is, from when, and how many said so."""
    when = ago(clock.local(row.at).date(), clock.today())
    who = row.committee or _("Your committee")
    return " · ".join((who, when, heard_words(row.said.heard)))


def about(row: ProposalRow) -> str:
    """Say all there is to know beside the text."""
    parts = [
        detail_of(row), row.said.theme,
        _("version {number}").format(number=row.version) if row.version > 1 else "",
        counted("seconded by {count} committee", "seconded by {count} committees", row.seconds)
        if row.seconds else "",
    ]  # fmt: skip
    return " · ".join(filter(None, parts))


def heard_words(count: int) -> str:
    """Say how many people said so."""
    return counted("heard from {count} person", "heard from {count} people", count)


def streets_line(said: Said) -> str:
    """Say how many people named the theme, street by street; headquarters alone is told."""
    return _("Here: {streets}").format(streets=streets_words(said.streets))


def reply_title(row: ProposalRow) -> str:
    """Say how far headquarters is, and since when; nothing where it has said nothing."""
    if row.reply is None:
        return ""
    when = ago(clock.local(row.reply.at).date(), clock.today())
    words = _("Headquarters: {state} · {when}")
    said = words.format(state=state_label(row.reply.state).lower(), when=when)
    if row.reply.into:
        return f"{said} · " + _("with “{title}”").format(title=row.reply.into)
    return said


def watched(said: Said) -> str:
    """Return what she should think of before headquarters and others read it (R22)."""
    text = f"{said.title}\n{said.text}"
    if names_somebody(text):
        return _("This seems to name somebody. Say what is asked, never who asks it.")
    return next(iter(cautions(text)), "")


def proposal_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the page, as the help and the cheat sheet list them."""
    return (
        KeyGroup(
            _("Proposals"),
            (
                KeyLine((_("Enter"),), _("Change the draft, or write another version")),
                KeyLine(("S",), _("Send the draft, or second a proposal")),
                KeyLine(("R",), _("I have read the answer")),
            ),
        ),
    )
