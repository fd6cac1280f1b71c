"""Groups of entries that are one person each: the strongest links first, and no chaining."""

from collections.abc import Callable, Iterable
from itertools import combinations

Link = tuple[int, int, int]
"""Score and the places of two entries."""
MOST_IN_A_GROUP = 60
"""What more entries share is a name or a mailbox, not a person."""
FORBIDDEN = 1_000_000
"""She said that the two are two persons: no third entry makes them one."""


class Clusters:
    """Who is one person with whom.

    Two groups stay apart when more than half of the pairs across speak against it, so that no
    chain of likenesses makes one person of many.
    """

    def __init__(self, objection: Callable[[int, int], int]) -> None:
        """*objection* tells what speaks against two entries: 0, 1, or `FORBIDDEN`."""
        self._objection = objection
        self._group: dict[int, list[int]] = {}

    def join(self, links: Iterable[Link]) -> None:
        """Join what *links* say is one person, in an order of which the list knows nothing."""
        for _score, one, other in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
            group = self._group.setdefault(one, [one])
            added = self._group.setdefault(other, [other])
            if group is not added and not self._speak_against(group, added):
                group += added
                self._group.update(dict.fromkeys(added, group))

    def are_one(self, one: int, other: int) -> bool:
        """Return True when both are held to be one person."""
        group = self._group.get(one)
        return group is not None and group is self._group.get(other)

    def pairs(self) -> list[tuple[int, int]]:
        """Return the places of every two entries that are held to be one person."""
        groups = {id(group): sorted(group) for group in self._group.values() if len(group) > 1}
        return sorted(pair for group in groups.values() for pair in combinations(group, 2))

    def _speak_against(self, group: list[int], added: list[int]) -> bool:
        if len(group) + len(added) == 2:
            return False
        if len(group) + len(added) > MOST_IN_A_GROUP:
            return True
        against = sum(self._objection(one, other) for one in group for other in added)
        return 2 * against > len(group) * len(added)
