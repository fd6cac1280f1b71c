"""Kinds of action of a committee."""

from enum import StrEnum


class ActionKind(StrEnum):
    """What a committee does on the ground."""

    DOOR_TO_DOOR = "door_to_door"
    LEAFLETS = "leaflets"
    STALL = "stall"
    MEETING = "meeting"
    CALLS = "calls"
    POSTERS = "posters"
    OTHER = "other"
