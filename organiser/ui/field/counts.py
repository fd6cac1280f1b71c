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
        self.asked: set[int] = set()
        """Numbers that a picture leaves open, counted line by line, until she types them."""
        self._resume(draft)

    def ask(self, places: Iterable[int]) -> None:
        """Leave the numbers at *places* to her."""
        self.asked = set(places)
        for place in self.asked:
            street, kind = divmod(place, len(KINDS))
            self.numbers[street][kind] = 0

    def is_asked(self, street: int, kind: int) -> bool:
        """Return whether a picture leaves this number open."""
        return street * len(KINDS) + kind in self.asked

    def digit(self, street: int, kind: int, digit: int, *, fresh: bool) -> None:
        """Write *digit* behind what stands there, or instead of it when *fresh*."""
        self.asked.discard(street * len(KINDS) + kind)
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
        counts = dict(zip(self.streets, self.numbers, strict=True))
        typed = {"counts": counts, "asked": sorted(self.asked)} if self.asked else counts
        return json.dumps(typed, ensure_ascii=False)

    def _resume(self, draft: str) -> None:
        try:
            typed = json.loads(draft)
            is_asking = isinstance(typed.get("counts"), dict)
            counts = typed["counts"] if is_asking else typed
            kept = {str(name): [int(n) for n in said] for name, said in counts.items()}
            asked = {int(place) for place in typed["asked"]} if is_asking else set()
        except (ValueError, TypeError, AttributeError, KeyError):
            return
        self.asked = asked & set(range(len(self.streets) * len(KINDS)))
        for at, street in enumerate(self.streets):
            numbers = kept.get(street, [])
            if len(numbers) == len(KINDS) and all(0 <= number <= _MOST for number in numbers):
                self.numbers[at] = numbers
