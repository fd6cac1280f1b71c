"""Tells what a hand scanner types from what fingers type, by its content."""

from collections import deque

from organiser.domain.sheet_code import AZERTY, PREFIX, read_digits, read_token

_LONGEST = 40
_CODE = 10


class Burst:
    """Holds back the signs that may be the text of a page's QR."""

    def __init__(self) -> None:
        self.held = ""

    def take(self, sign: str) -> tuple[bool, str]:
        """Return whether *sign* is held back, and what had been held back for nothing."""
        if _may_begin(self.held + sign):
            self.held += sign
            return True, ""
        lost, self.held = self.held, ""
        return False, lost

    def end(self) -> tuple[str, str]:
        """Return the code that was typed, or what had been held back for nothing."""
        held, self.held = self.held, ""
        return (held, "") if read_token(held) is not None else ("", held)


class CodeKeys:
    """Tells the ten digits of another page from ten answers: by their check, as they are typed."""

    def __init__(self) -> None:
        self._typed: deque[tuple[str, str]] = deque(maxlen=_CODE)

    def take(self, sign: str, before: str) -> tuple[str, str]:
        """Return the code that *sign* completes and what stood *before* its first digit, or ""."""
        digit = AZERTY.get(sign, sign)
        if not (len(digit) == 1 and digit.isascii() and digit.isdigit()):
            self._typed.clear()
            return "", ""
        self._typed.append((digit, before))
        code = "".join(typed for typed, _before in self._typed)
        return (code, self._typed[0][1]) if read_digits(code) is not None else ("", "")


def code_in(text: str) -> tuple[str, str]:
    """Return what stood in a field before a scanner typed, and the code; "" if it did not."""
    start = text.upper().rfind(PREFIX[:2])
    if start >= 0 and read_token(text[start:]) is not None:
        return text[:start], text[start:]
    return text, ""


def _may_begin(text: str) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    plain = "".join(AZERTY.get(sign, sign) for sign in text).upper()
    return plain[: len(PREFIX)] == PREFIX[: len(plain)] and text.isprintable()
