"""What a table that leaves the program is for: written down with each one (GDPR art. 5-1-b)."""

from enum import StrEnum


class ExportPurpose(StrEnum):
    """Why people's data leave the program."""

    OUR_TOOLS = "our_tools"
    """Another program of the committee."""
    MAILING = "mailing"
    """Letters, labels, messages of the committee's own."""
    HEADQUARTERS = "headquarters"
    REPORT = "report"
    """Counting, an account of what was done."""
    LEAVING = "leaving"
    """Another program instead of this one."""
    OTHER = "other"


class Deeds(StrEnum):
    """Which table of what was done."""

    ACTIONS = "actions"
    TRAINING = "training"
    TIMELINE = "timeline"
    """Each person's history, a line each."""
