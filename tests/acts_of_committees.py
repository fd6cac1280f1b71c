"""What committees did, as their laptops tell it."""

from datetime import timedelta

from paired import change

from organiser import clock


def action(days=0, kind="stall", state="done", **fields):
    """Return an action of so many days ago."""
    on = (clock.today() - timedelta(days=days)).isoformat()
    return change("action", kind=kind, on=on, title="", city="Lannion", state=state, **fields)
