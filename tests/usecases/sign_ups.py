"""People who signed up on the site, as an exchange brings them."""

from datetime import timedelta

from make import person

from organiser import clock
from organiser.models.newcomer import Newcomer


def signed_up(database, name="Nolwenn Kerdoncuff", *, hours_ago=1, wish="", **fields):
    """Have somebody sign up; return the ids of her sign-up and of her."""
    person_id = person(database, name, **fields)
    with database.transaction("people.add") as session:
        row = Newcomer(
            person_id=person_id, arrived_at=clock.now() - timedelta(hours=hours_ago), how="site",
            wish=wish,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id, person_id
