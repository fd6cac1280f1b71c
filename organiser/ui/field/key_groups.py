"""The keys of typing returns, as they stand in the help and on the cheat sheet."""

from organiser.domain import sheet_words
from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.i18n import _
from organiser.ui.field.entry_side import other_keys
from organiser.ui.field.keys import Keys, Legend


def entry_groups(legend: Legend) -> tuple[KeyGroup, ...]:
    """Return the codes of *legend*, or of the doors while no page is open, and the other keys."""
    codes = [
        KeyLine(tuple(key for key in (code.digit, code.letter) if key), code.words)
        for code in Keys(legend or sheet_words.legend()).codes
    ]
    codes.append(KeyLine(("0",), _("Not visited")))
    others = (KeyLine((cap(),), _upper(words())) for cap, words in other_keys())
    title = _("Codes of this sheet") if legend else _("Codes of the doors")
    return KeyGroup(title, tuple(codes)), KeyGroup(_("Keyboard"), tuple(others))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
