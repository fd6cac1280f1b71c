"""A committee of some months: people came in, some came to actions, a few came again and again."""

from datetime import timedelta

from make import bring_in, candidate

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.usecases import actions
from organiser.usecases.people.listing import Directory, Query

NAMES = (
    "Jeanne Le Bihan-Kermarrec", "Marcel Tanguy", "Awa Diallo", "Louis Abgrall", "Nolwenn Pennec",
    "Yann Kervella", "Salomé Guillou", "Paul Riou", "Éva Kerbrat", "Camille Morvan",
)  # fmt: skip


def fill(database):
    bring_in(database, *(candidate(name, 1 + line) for line, name in enumerate(NAMES)))
    directory = Directory(database)
    who = directory.ids(directory.find(Query()))
    now = clock.now()
    with database.transaction("test") as session:
        for at, person in enumerate(who):
            came = clock.stamp(now - timedelta(days=25 * at + 3))
            session.connection().exec_driver_sql(
                "UPDATE person SET created_at = ? WHERE id = ?", (came, person.bytes)
            )
    kinds = (ActionKind.STALL, ActionKind.MEETING, ActionKind.LEAFLETS)
    for at in range(8):
        day = clock.today() - timedelta(days=22 * at + 1)
        actions.log_action(database, kinds[at % 3], list(who[: 9 - at]), on=day)
    return who
