"""What stays off until headquarters switches it on."""

from enum import StrEnum


class Switch(StrEnum):
    """What may be switched on, each with the reference it rests on."""

    INFLUENCE = "influence"
    """The tree of who came through whom is shown (R24): an impact assessment allows it."""
    TRAINING = "training"
    """Whoever prints or exports has followed "data and rights" before (R39)."""
