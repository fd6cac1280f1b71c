"""A tally page while it is typed: three numbers a street, nothing beside a door."""

import json
from collections.abc import Iterable, Sequence

from organiser.domain.field import StreetTally

KINDS = ("plus", "zero", "minus")
_MOST = 999


class Counts:
    """How many welcomes of each kind a street had; typed digit by digit."""

    def __init__(
        self, streets: Sequence[str], standing: Iterable[StreetTally] = (), draft: str = ""
    ) -> None:
        known = {tally.street: tally for tally in standing}
        self.streets = tuple(dict.fromkeys((*streets, *([""] if "" in known else []))))
        blank = StreetTally("")
        self.numbers = [
            [getattr(known.get(street, blank), kind) for kind in KINDS] for street in self.streets
        ]
        self._resume(draft)

    def digit(self, street: int, kind: int, digit: int, *, fresh: bool) -> None:
        """Write *digit* behind what stands there, or instead of it when *fresh*."""
        before = 0 if fresh else self.numbers[street][kind]
        grown = before * 10 + digit
        if grown <= _MOST:
            self.numbers[street][kind] = grown

    def rub_out(self, street: int, kind: int) -> None:
        """Take the last digit away."""
        self.numbers[street][kind] //= 10

    def answers(self) -> int:
        """Return how many answers are counted in all."""
        return sum(sum(numbers) for numbers in self.numbers)

    def tallies(self) -> tuple[StreetTally, ...]:
        """Return what is to be recorded."""
        return tuple(
            StreetTally(street, *numbers)
            for street, numbers in zip(self.streets, self.numbers, strict=True)
        )

    def draft(self) -> str:
        """Return what is typed so far."""
        return json.dumps(dict(zip(self.streets, self.numbers, strict=True)), ensure_ascii=False)

    def _resume(self, draft: str) -> None:
        try:
            kept = {str(name): [int(n) for n in said] for name, said in json.loads(draft).items()}
        except (ValueError, TypeError, AttributeError):
            return
        for at, street in enumerate(self.streets):
            numbers = kept.get(street, [])
            if len(numbers) == len(KINDS) and all(0 <= number <= _MOST for number in numbers):
                self.numbers[at] = numbers
