"""Streets, numbers and communes, written one way (formats of the field, France)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """One door to knock at, or as much of it as somebody wrote down."""

    number: int | None = None
    suffix: str = ""
    """ "", "bis", "ter", "quater" or one lower-case letter."""
    street: str = ""
    hamlet: str = ""
    building: str = ""
    """Tower, block, residence: outside the front door."""
    stairs: str = ""
    floor: str = ""
    door: str = ""
    postcode: str = ""
    city: str = ""
    insee: str = ""
    raw: str = ""
    """The words as they were written."""
