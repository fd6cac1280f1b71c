"""When the next exchange is due: every quarter of an hour, later after each try that failed."""

from dataclasses import dataclass, replace

EVERY, SPREAD = 900.0, 300.0
"""Seconds between two exchanges, and by how much chance moves it: not all laptops at once."""
SOONEST, LATEST = 5.0, 900.0
"""Between two tries when the last one failed: doubled each time, up to the latest."""
A_DAY = 86_400.0
"""After headquarters said no: somebody has to do something first."""
_JITTER = 0.25


@dataclass(frozen=True, slots=True)
class Pace:
    """How the last exchanges went, as far as the next one depends on it."""

    failures: int = 0
    """How many tries in a row found no way to headquarters."""
    is_stopped: bool = False
    asked: float = 0.0
    """Seconds that headquarters asked us to wait."""

    def after(self, state: str, asked: float | None = None) -> "Pace":
        """Return the pace after an exchange that ended in *state*."""
        if state == "offline":
            return Pace(self.failures + 1, asked=min(asked or 0.0, A_DAY))
        if state == "stopped":
            return Pace(is_stopped=True)
        if state == "cancelled":
            return replace(self, asked=0.0)
        return Pace()

    def wait(self, draw: float) -> float:
        """Return the seconds to the next exchange; *draw* is chance, from 0 to 1."""
        if self.is_stopped:
            return A_DAY
        if not self.failures:
            return EVERY + SPREAD * (2 * draw - 1)
        doubled = min(SOONEST * 2.0 ** (self.failures - 1), LATEST)
        moved = doubled * (1 + _JITTER * (2 * draw - 1))
        return max(self.asked, min(max(moved, SOONEST), LATEST))

    @property
    def is_well(self) -> bool:
        """Return whether the last exchange went to its end."""
        return not (self.failures or self.is_stopped)


def has_last_word(waiting: int, pace: Pace) -> bool:
    """Tell whether the program sends what waits as it is closed: not where nothing went of late."""
    return waiting > 0 and pace.is_well


def goes_at_once(pace: Pace, waiting: int) -> bool:
    """Tell whether the network's coming back is a reason to exchange now."""
    return not pace.is_stopped and (pace.failures > 0 or waiting > 0)
