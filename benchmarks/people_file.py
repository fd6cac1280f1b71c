"""Makes the encrypted file of many invented people that other benchmarks search and show."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table

from organiser import clock
from organiser.database import Database
from organiser.domain.address import Address
from organiser.domain.consent import Origin
from organiser.domain.intake import Candidate, Email
from organiser.domain.phone import Line, Phone
from organiser.models.base import Record
from organiser.models.committee import Committee
from organiser.models.migrations import HEAD
from organiser.usecases import creating
from organiser.usecases.people.arriving import Incoming, import_people

KEY = b"k" * 32
SYLLABLES = "ker ab gral le goff riou mor van gue guen per rot tan guy bod car dan iel flo hamon jez que nel pri gent sal aun tre guer ur voy vig ou roux".split()
FIRST = "Anne Marie Yann Soazig Lénaïg Gwenaël Maëlle Élodie Erwan Nolwenn Ronan Solène Tanguy Katell Loïc Rozenn Alan Zoé Inès João Aïcha Bernard Hélène Œdipe".split()


def made_file(people: int) -> Path:
    """Return a file of *people*, made once for today's tables and kept among the temporary files."""
    folder = Path(tempfile.gettempdir()) / f"organiser-bench-{HEAD}-{people}"
    file = folder / "committee.db"
    if file.exists():
        return file
    folder.mkdir(exist_ok=True)
    database = Database(folder / "making.db", KEY)
    creating.make_tables(database)
    with database.transaction("committee.create") as session:
        session.add(Committee(name="Banc", created_at=clock.now()))
    import_people(
        database, candidates(people), Incoming("banc.csv", Origin.COMMITTEE, merges=False)
    )
    database.close()
    (folder / "making.db").replace(file)
    return file


def candidates(people: int) -> Iterator[Candidate]:
    """Yield invented people: names of syllables, ten thousand streets."""
    chance = random.Random(11)
    for n in range(people):
        first = chance.choice(FIRST)
        last = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()
        street = f"rue {chance.choice(SYLLABLES)}{chance.choice(SYLLABLES)} {n % 300}"
        yield Candidate(
            n,
            first_name=first,
            last_name=last,
            emails=(Email(f"p{n}@example.org", f"p{n}@example.org"),) if n % 2 else (),
            phones=(Phone(f"06{n:08d}", f"+336{n:08d}", Line.MOBILE),) if n % 3 else (),
            address=Address(n % 90 + 1, "", street, postcode="29999", city="Plouexemple-sur-Mer"),
        )


def blanks(model: type[Record], *given: str) -> dict[str, object]:
    """Return what a row of *model* holds besides the columns *given*: the models' own defaults."""
    table = model.__table__
    assert isinstance(table, Table)
    asked = (c for c in table.columns if c.name not in (*given, "id", "number") and not c.nullable)
    return {c.name: getattr(c.default, "arg", None) for c in asked}
