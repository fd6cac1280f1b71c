"""The codes of a printed page: the one a camera reads and the one fingers type."""

from dataclasses import dataclass
from zlib import crc32

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Nobody confuses these: no 0 and O, no 1 and I."""

PREFIX = "OG1"
FIELDS = (("committee", 4), ("sheet", 8), ("page", 2), ("pages", 2), ("layout", 2))
CHECK_LENGTH = 4
TOKEN_LENGTH = len(PREFIX) + sum(length for _, length in FIELDS) + CHECK_LENGTH

FIRST_SLIP = 60
"""Of the hundred places of a sheet number, pages have those below and slips the others."""

MOST_SLIPS = 100 - FIRST_SLIP
MOST_PAGES = 999
_SHORT, _LONG = 10, 13
_FAR_PAGE = "00"

_DIGIT_KEYS = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
AZERTY = _DIGIT_KEYS | {key.upper(): digit for key, digit in _DIGIT_KEYS.items()}
"""The top row of a French keyboard, Shift not held."""

_SWAPPED_LETTERS = str.maketrans("AQZW?,", "QAWZMM")
"""What a gun set for an English keyboard types on a French computer."""


@dataclass(frozen=True, slots=True)
class PageToken:
    """What the QR of a page says."""

    committee: int
    sheet: int
    page: int
    pages: int
    layout: int


@dataclass(frozen=True, slots=True)
class TypedCode:
    """What the digits of a page say."""

    sheet: int
    page: int


@dataclass(frozen=True, slots=True)
class SlipCode:
    """What the digits of a contact slip say; *slip* counts from 1."""

    sheet: int
    slip: int


def write_token(token: PageToken) -> str:
    """Return the text of the page's QR; it names nobody."""
    body = PREFIX + "".join(_letters(getattr(token, name), length) for name, length in FIELDS)
    return body + _check(body)


def read_token(text: str) -> PageToken | None:
    """Return what *text* says, or None when it is not a page of ours.

    What follows the token is left alone; a gun that types on a French keyboard is understood.
    """
    typed = "".join(AZERTY.get(letter, letter) for letter in text.strip()).upper()
    return _read_letters(typed) or _read_letters(typed.translate(_SWAPPED_LETTERS))


def write_digits(code: TypedCode) -> str:
    """Return the digits printed beside the QR, in groups: ten, or thirteen from page 60 on."""
    assert 0 <= code.sheet < 1_000_000
    assert 1 <= code.page <= MOST_PAGES
    if code.page < FIRST_SLIP:
        return _grouped(f"{code.sheet:06d}{code.page:02d}")
    return _grouped(f"{code.sheet:06d}{_FAR_PAGE}{code.page:03d}")


def read_digits(text: str) -> TypedCode | None:
    """Return what was typed, or None while it is incomplete or a key slipped."""
    digits = _digits(text)
    if not _holds(digits):
        return None
    page = int(digits[6:8] if len(digits) == _SHORT else digits[8:11])
    is_page = 1 <= page < FIRST_SLIP if len(digits) == _SHORT else page >= FIRST_SLIP
    return TypedCode(int(digits[:6]), page) if is_page else None


def write_slip(code: SlipCode) -> str:
    """Return the ten digits printed on a contact slip, in groups."""
    assert 0 <= code.sheet < 1_000_000
    assert 1 <= code.slip <= MOST_SLIPS
    return _grouped(f"{code.sheet:06d}{FIRST_SLIP + code.slip - 1:02d}")


def read_slip(text: str) -> SlipCode | None:
    """Return what was typed, or None while it is incomplete or a key slipped."""
    digits = _digits(text)
    if len(digits) != _SHORT or not _holds(digits):
        return None
    place = int(digits[6:8])
    return SlipCode(int(digits[:6]), place - FIRST_SLIP + 1) if place >= FIRST_SLIP else None


def _grouped(digits: str) -> str:
    """Add the check of ISO 7064 MOD 97-10, and blanks for the eye."""
    check = f"{98 - int(digits) * 100 % 97:02d}"
    groups = (digits[:3], digits[3:6], digits[6:8], digits[8:], check)
    return " ".join(group for group in groups if group)


def _digits(text: str) -> str:
    letters = (AZERTY.get(letter, letter) for letter in text if not letter.isspace())
    digits = "".join(letters)
    return digits if digits.isascii() and digits.isdigit() else ""


def _holds(digits: str) -> bool:
    """Say whether *digits* have the length and the check of one of our codes.

    No ten digits that begin a far page's thirteen are right: there is no page 00.
    """
    length = _LONG if digits[6:8] == _FAR_PAGE else _SHORT
    return len(digits) == length and _grouped(digits[:-2]).replace(" ", "") == digits


def _read_letters(text: str) -> PageToken | None:
    body = text[: TOKEN_LENGTH - CHECK_LENGTH]
    check = text[TOKEN_LENGTH - CHECK_LENGTH : TOKEN_LENGTH]
    rest = body[len(PREFIX) :]
    if not body.startswith(PREFIX) or check != _check(body) or not set(rest) <= set(ALPHABET):
        return None
    numbers, start = {}, 0
    for name, length in FIELDS:
        numbers[name] = _number(rest[start : start + length])
        start += length
    return PageToken(**numbers)


def _letters(number: int, length: int) -> str:
    assert 0 <= number < len(ALPHABET) ** length
    letters = ""
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        letters = ALPHABET[rest] + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number


def _check(body: str) -> str:
    return _letters(crc32(body.encode()) & 0xFFFFF, CHECK_LENGTH)
