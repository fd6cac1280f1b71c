"""What each key means on a page, read from the legend that was printed on it."""

from dataclasses import dataclass
from enum import StrEnum

from organiser.domain.call_layout import MEANS
from organiser.domain.field import Extra, Outcome
from organiser.domain.sheet_code import AZERTY
from organiser.i18n import _
from organiser.words.outreach import result_label

Legend = tuple[tuple[str, str], ...]


class Act(StrEnum):
    """What a key does to a line."""

    ANSWER = "answer"
    TOGGLE = "toggle"
    NOT_VISITED = "not visited"
    DITTO = "ditto"
    NOTE = "note"
    REST_ABSENT = "rest absent"


@dataclass(frozen=True, slots=True)
class Meaning:
    """An act, and the letter of the box it is about."""

    act: Act
    code: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One box of the paper: the digit and the letter that tick it, and its words."""

    digit: str
    letter: str
    words: str
    is_extra: bool


_SIGNS = {
    "0": Meaning(Act.NOT_VISITED),
    " ": Meaning(Act.DITTO),
    "*": Meaning(Act.DITTO),
    "+": Meaning(Act.NOTE),
    "T": Meaning(Act.REST_ABSENT),
}
_OWN_SIGNS_OF_THE_KEYPAD = frozenset("-/.,")
"""Beside the digits, minus is minus: it is a 6 only in the top row of a French keyboard."""


class Keys:
    """The keys of one page."""

    def __init__(self, legend: Legend, *, is_calls: bool = False) -> None:
        self.is_calls = is_calls
        known = [(code, words) for code, words in legend if code in {*Outcome, *Extra}]
        known.sort(key=lambda entry: entry[0] in set(Extra))
        self.codes = tuple(
            Code(str(digit), letter, words[:1].upper() + words[1:], letter in set(Extra))
            for digit, (letter, words) in enumerate(known, 1)
        )
        self._meanings = dict(_SIGNS)
        for code in self.codes:
            act = Act.TOGGLE if code.is_extra else Act.ANSWER
            self._meanings |= {key: Meaning(act, code.letter) for key in (code.digit, code.letter)}

    def meaning(self, text: str, *, is_keypad: bool = False) -> Meaning | None:
        """Return what typing *text* means, with or without Shift, or None if nothing."""
        if is_keypad and text in _OWN_SIGNS_OF_THE_KEYPAD:
            return None
        sign = AZERTY.get(text, text)
        return self._meanings.get(sign) or self._meanings.get(sign.upper())

    def words(self, letter: str) -> str:
        """Return what the box *letter* stands for, in few words."""
        if self.is_calls:
            return result_label(MEANS[Outcome(letter)])
        return next((code.words for code in self.codes if code.letter == letter), letter)

    def nothing(self) -> str:
        """Return what the key 0 says of a line."""
        return _("Not called") if self.is_calls else _("Not visited")
