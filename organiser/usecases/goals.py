"""What the committee wants to reach in a month: set by itself, kept in its file.

In the file and not among the settings: a goal is the committee's, so it goes with its copies to
another computer, and setting it can be taken back.
"""

from organiser.database import Database
from organiser.errors import Refused
from organiser.i18n import _

DOORS = "doors"
MOST = 100_000


def set_goal(database: Database, doors: int) -> None:
    """Want to knock at *doors* doors each month; 0 is to want no number."""
    if not 0 <= doors <= MOST:
        raise Refused(_("A goal is a number of doors, up to 100,000."))
    from organiser.models.committee import Goal

    with database.transaction("committee.goal") as session:
        row = session.query(Goal).filter_by(measure=DOORS).one_or_none()
        if row is None:
            session.add(Goal(measure=DOORS, a_month=doors))
        else:
            row.a_month = doors
