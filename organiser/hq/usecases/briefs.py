"""The drive of a directive as it is kept, and as it travels."""

from datetime import date
from typing import Any

from organiser.domain.drive_brief import DriveBrief
from organiser.domain.exchange.records import Value
from organiser.domain.outreach import Use
from organiser.hq.models import Directive


def brief_of(directive: Directive) -> DriveBrief | None:
    """Return the drive that a directive carries; None where it carries none."""
    kept = directive.drive
    if not kept:
        return None
    return DriveBrief(
        Use(kept["use"]), kept["whom"], kept["goal"], kept["subject"], kept["words"],
        _day(kept["starts_on"]), _day(kept["ends_on"]),
    )  # fmt: skip


def as_kept(brief: DriveBrief) -> dict[str, Any]:
    """Return *brief* as the directive keeps it."""
    return {
        "use": str(brief.use), "whom": brief.whom, "goal": brief.goal, "subject": brief.subject,
        "words": brief.words, "starts_on": _iso(brief.starts_on), "ends_on": _iso(brief.ends_on),
    }  # fmt: skip


def as_fields(brief: DriveBrief | None) -> dict[str, Value]:
    """Return *brief* as fields of the record that committees read."""
    if brief is None:
        return {
            "drive_use": None, "drive_whom": "", "drive_goal": "", "drive_subject": "",
            "drive_words": "", "drive_starts_on": None, "drive_ends_on": None,
        }  # fmt: skip
    return {f"drive_{name}": said for name, said in as_kept(brief).items()}


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
