"""Why a photographed page is not read."""

from enum import StrEnum


class Refusal(StrEnum):
    """What is wrong with a picture; these words are relied on by scripts."""

    NO_CODE = "qr"
    """No code of a page, or those of two pages."""
    ONE_CODE = "one code"
    """The far side of the page would be guessed from one corner."""
    UNKNOWN = "unknown sheet"
    OTHER_COMMITTEE = "other committee"
    ROWS = "rows"
    """A row was not found where it must be: its answers could go to another door."""
    UNREADABLE = "unreadable"


class Unreadable(Exception):
    """A picture cannot be read; *reason* says why, and nothing of it is kept."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
