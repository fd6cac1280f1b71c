"""Who may read what of a record that leaves the computer."""

from enum import StrEnum


class Reach(StrEnum):
    """How far a column travels; a column without a reach never leaves the computer."""

    COUNTED = "counted"
    """Plain at headquarters, read as totals."""
    IDENTITY = "identity"
    """Encrypted at headquarters, opened by role and reason."""
    SEALED = "sealed"
    """Encrypted on the laptop; headquarters cannot read it."""


class Verb(StrEnum):
    """What a change does to a record."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
