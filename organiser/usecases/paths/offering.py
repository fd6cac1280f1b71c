"""Which paths may be proposed to somebody: those for her stage that she may be put on."""

from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.engagement import Rung
from organiser.domain.pathway import State, Walk, stand
from organiser.usecases.paths.keeping import PathRow, read_paths
from organiser.usecases.paths.reading import bars_of, walks_of


def paths_for(database: Database, person_id: UUID, rung: Rung) -> tuple[PathRow, ...]:
    """Return the paths in use for *rung* that one person never walked and may walk."""
    rows = [row for row in read_paths(database) if row.path.rung is rung]
    if not rows:
        return ()
    with database.bare() as connection:
        known = {walk.pathway_id for walk in walks_of(connection, person_id)}
        bars = bars_of(connection, person_id)
    today = clock.today()
    return tuple(
        row
        for row in rows
        if row.id not in known
        and stand(
            Walk(row.path.steps, today), today, closed=bars.closed, rests=bars.rests
        ).state is State.GOING
    )  # fmt: skip
