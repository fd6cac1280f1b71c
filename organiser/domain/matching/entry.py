"""What is compared of one entry of the list: its keys, each written one way."""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, reduced to what tells a person; "" or () where the list says nothing."""

    id: str
    first: str = ""
    """Folded given names."""
    last: str = ""
    """Folded family name without particles."""
    born: str = ""
    """Folded family name of her birth."""
    birth: str = ""
    """Eight figures, year first; the first of January stands for "that year" as well."""
    emails: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    landlines: tuple[str, ...] = ()
    number: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    extra: str = ""
    """What an address says besides number and street: residence, hamlet, staircase, door."""

    @property
    def content(self) -> tuple[str | tuple[str, ...], ...]:
        """Return all that is known, the id apart: the order that no list has chosen."""
        return (
            self.last, self.first, self.born, self.birth, self.emails, self.mobiles,
            self.landlines, self.street, self.number, self.postcode, self.city, self.extra,
        )  # fmt: skip


class Field(IntEnum):
    """What two entries are compared by; place is one field, for a roof is one piece of evidence."""

    GIVEN = 0
    FAMILY = 1
    BIRTH = 2
    EMAIL = 3
    MOBILE = 4
    PLACE = 5
    EXTRA = 6


Levels = tuple[int, int, int, int, int, int, int]
"""For each field from 1 (different) to 5 (equal); 0 where one of the two says nothing."""
EQUAL = 5
CLOSE = 4
PARTLY = 3
ALIKE = 2
DIFFERENT = 1
UNKNOWN = 0
EVERY_LEVEL = range(1, 6)
