"""Commands of the paths: which there are, who is on one, and what was done at a step."""

from typing import Any

from organiser.usecases.paths.reading import WalkRow


def walk_value(row: WalkRow) -> dict[str, Any]:
    """Return one walk, for `--json`."""
    due = row.stand.next
    return {
        "walk": str(row.id), "person": str(row.person_id), "name": row.name, "path": row.path,
        "state": row.stand.state.value, "started_on": row.walk.started_on.isoformat(),
        "cared_for_by": row.carer, "settled": row.stand.settled, "steps": len(row.stand.stages),
        "next": None if due is None else due.step.title,
        "due_on": due.due_on.isoformat() if due is not None and due.due_on is not None else None,
        "is_late": row.stand.is_late,
        "ended_on": row.ended_on.isoformat() if row.ended_on is not None else None,
    }  # fmt: skip
