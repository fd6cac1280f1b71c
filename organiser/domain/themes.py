"""What somebody cares about: the themes she declared, and those deduced from where she came.

A deduced theme is a guess about opinions (GDPR art. 4-4 and 9): it follows from two acts of hers
at least, it fades, it stands apart from what she said herself, and one click takes it away for
good. No list and no sending is ever made of it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from organiser.domain.identity import fold
from organiser.domain.scoring import Subject

POINTS = 3
"""What coming to one action on a theme is worth on its day."""
HALF_LIFE = 180
"""Days after which it is worth half."""
LEAST_TENTHS, LEAST_ACTS = 40, 2
"""What it takes for a theme to be deduced."""
REMOVED = "theme_removed"
"""The kind of trait that keeps a theme away."""
EXPIRES = 730
"""Days after which an action is no longer looked at."""


class Came(NamedTuple):
    """One action on a theme that she came to."""

    on: date
    theme: str
    key: str
    """Which action it was: read twice, from two records of hers, it counts once."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one action says of a theme today."""

    on: date
    tenths: int
    """Tenths of a point, whole, so that they add up exactly."""


@dataclass(frozen=True, slots=True)
class Deduced:
    """A theme that she never declared, and all that it follows from."""

    theme: str
    """As it was written last."""
    evidence: tuple[Evidence, ...]
    """The newest first."""

    @property
    def tenths(self) -> int:
        """Return the sum, in tenths of a point."""
        return sum(part.tenths for part in self.evidence)


def deduced_themes(
    subject: Subject,
    came: Iterable[Came],
    declared: Collection[str],
    removed: Collection[str],
    day: date,
) -> tuple[Deduced, ...]:
    """Return the themes that follow on *day* from where she *came*, the surest first.

    None for who may not be scored (R24, R28); none that she *declared*, which stands by itself,
    and none that was *removed*. Themes are the same whatever their capitals and accents.
    """
    if subject.refusal(day) is not None:
        return ()
    left_out = {fold(word) for word in (*declared, *removed)}
    by_theme: dict[str, list[Came]] = {}
    for act in sorted(set(came), reverse=True):
        if 0 <= (day - act.on).days <= EXPIRES and fold(act.theme) not in left_out:
            by_theme.setdefault(fold(act.theme), []).append(act)
    found = (_deduced(acts, day) for acts in by_theme.values())
    sure = [one for one in found if one.tenths >= LEAST_TENTHS and len(one.evidence) >= LEAST_ACTS]
    return tuple(sorted(sure, key=lambda one: (-one.tenths, fold(one.theme))))


def _deduced(acts: list[Came], day: date) -> Deduced:
    """Return what *acts* on one theme, the newest first, say of it; each action counts once."""
    each = {act.key: act for act in reversed(acts)}
    newest_first = sorted(each.values(), key=lambda act: (act.on, act.key), reverse=True)
    return Deduced(acts[0].theme, tuple(Evidence(a.on, _tenths(a, day)) for a in newest_first))


def _tenths(act: Came, day: date) -> int:
    return int(10 * POINTS * 2 ** (-(day - act.on).days / HALF_LIFE) + 0.5)
