"""A committee that took two paths over: people late, due today, to come, at rest, and done."""

from datetime import timedelta

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.pathway import Mark
from organiser.usecases import consents, limiting
from organiser.usecases.paths import keeping, reading, walking
from organiser.usecases.paths.ready import Ready
from tests.ui.plans.scene import THURSDAY, at, people


def fill(database, today=THURSDAY):
    """Return the ids of the people, in the order of the list."""
    who = people(database)
    welcome = keeping.take_over(database, Ready.WELCOME)
    volunteer = keeping.take_over(database, Ready.TO_VOLUNTEER)
    with at(today - timedelta(40)):
        walking.put_on_path(database, volunteer, who[6:7], carer=who[0])
    with at(today - timedelta(9)):
        walking.put_on_path(database, welcome, who[1:3], carer=who[0])
        walking.put_on_path(database, volunteer, who[3:4])
    with at(today - timedelta(5)):
        settle(database, who[1], note="contente de notre appel")
    walking.put_on_path(database, welcome, who[4:6], carer=who[0])
    consents.refuse(database, who[5], [Channel.CALL], source="au téléphone")
    limiting.limit(database, who[6], "courrier")
    return who


def settle(database, who, mark=Mark.DONE, **words):
    """Settle the next step of one person."""
    row = next(row for row in reading.read_walks(database) if row.person_id == who)
    walking.settle_step(
        database, row.id, row.stand.next.place, mark, on=clock.today(), **words
    )  # fmt: skip
