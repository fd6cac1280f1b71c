"""What makes a password good enough (R30), and the growing wait after wrong ones (R29)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from organiser import clock
from organiser.errors import Refused
from organiser.files import replacing
from organiser.i18n import _, counted

FEWEST_LETTERS = 12
FEWEST_WORDS = 4
LEAST_STRENGTH = 3
"""On zxcvbn's scale of 0 to 4: safely unguessable, offline attacks included, is 3 and up."""
FREE_TRIES = 3
LONGEST_WAIT = 300


def check_new_password(password: str) -> None:
    """Raise `Refused`, saying what to change, when *password* would be guessed."""
    if len(password) < FEWEST_LETTERS and len(password.split()) < FEWEST_WORDS:
        raise Refused(_("Choose at least 12 characters, or four words."))
    from zxcvbn import zxcvbn

    if zxcvbn(password[:72])["score"] < LEAST_STRENGTH:
        raise Refused(
            _("This password is easy to guess. Four words that do not go together are good.")
        )


def strength(password: str) -> int:
    """Return how hard *password* is to guess, from 0 to 4; 3 is enough."""
    if not password:
        return 0
    from zxcvbn import zxcvbn

    found = int(zxcvbn(password[:72])["score"])
    is_long = len(password) >= FEWEST_LETTERS or len(password.split()) >= FEWEST_WORDS
    return found if is_long else min(found, LEAST_STRENGTH - 1)


@dataclass(frozen=True, slots=True)
class Tries:
    """How many wrong passwords came in a row, and when the last one did."""

    wrong: int = 0
    at: datetime | None = None

    def wait(self, now: datetime) -> int:
        """Return how many seconds are left before the next try: 2, 4, 8, ... after the third."""
        if self.wrong < FREE_TRIES or self.at is None:
            return 0
        pause = min(2 ** (self.wrong - FREE_TRIES + 1), LONGEST_WAIT)
        left = timedelta(seconds=pause) - abs(now - self.at)
        return max(0, int(left.total_seconds() + 0.999))


def read_tries(home: Path) -> Tries:
    """Return the wrong tries of this computer."""
    try:
        kept = json.loads((home / "tries.json").read_text(encoding="utf-8"))
        return Tries(int(kept["wrong"]), datetime.fromisoformat(kept["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Tries()


def note_wrong_try(home: Path) -> Tries:
    """Count one more wrong password."""
    tries = Tries(read_tries(home).wrong + 1, clock.now())
    assert tries.at is not None
    kept = {"wrong": tries.wrong, "at": tries.at.isoformat()}
    with replacing(home / "tries.json") as fresh:
        fresh.write_text(json.dumps(kept), encoding="utf-8")
    return tries


def forget_tries(home: Path) -> None:
    """A right password ends the counting."""
    (home / "tries.json").unlink(missing_ok=True)


def refuse_haste(home: Path) -> None:
    """Raise `Refused` while the wait after wrong passwords is not over."""
    if left := read_tries(home).wait(clock.now()):
        raise Refused(
            counted(
                "Wait {count} second before the next try.",
                "Wait {count} seconds before the next try.",
                left,
            )
        )
