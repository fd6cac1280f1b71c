"""Lists of invented people as five kinds of source write them, with who is who beside.

python tests/labelled/lists.py RECORDS SEED FOLDER    writes records.csv and truth.csv
"""

import csv
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from labelled.names import short_way
from labelled.people import Body, Country, bare, new_home, new_mobile

from organiser.database import Database
from organiser.domain.consent import Origin
from organiser.domain.nicknames import share_a_nickname
from organiser.encrypted_file import Connection
from organiser.usecases.people import files

COLUMNS = (
    "record_id", "prenom", "nom", "date_naissance", "email", "portable", "fixe", "adresse",
    "code_postal", "ville",
)  # fmt: skip
MAPPING = {
    "columns": {
        "record_id": "external_id", "prenom": "first_name", "nom": "last_name",
        "date_naissance": "birth_date", "email": "email", "portable": "mobile", "fixe": "phone",
        "adresse": "address", "code_postal": "postcode", "ville": "city",
    },
    "match": "none",
    "date_order": "dmy",
}  # fmt: skip
SOURCES = (
    # weight, then how often each is filled in: birth, e-mail, mobile, landline, street, postcode
    (25, (0.85, 0.75, 0.55, 0.40, 0.85, 0.98)),
    (30, (0.15, 0.98, 0.35, 0.02, 0.10, 0.90)),
    (20, (0.05, 0.55, 0.55, 0.10, 0.20, 0.60)),
    (15, (0.05, 0.20, 0.25, 0.30, 0.95, 1.00)),
    (10, (0.45, 0.75, 0.45, 0.10, 0.45, 0.80)),
)
_NEAR = {"a": "zqs", "e": "zrd", "i": "uo", "o": "ip", "u": "yi", "n": "bm", "m": "nl", "s": "qd",
         "r": "et", "t": "ry", "l": "km", "d": "sf", "c": "xv"}  # fmt: skip
_SOUNDS = (("ph", "f"), ("y", "i"), ("qu", "k"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("eau", "au"),
           ("au", "o"), ("s", "ss"), ("ck", "k"), ("th", "t"), ("ai", "e"), ("z", "s"))  # fmt: skip
_SHORT = ("Alex Isa Cathy Fred Chris Nico Manu Steph Seb Phil Pat Jo Max Ben Val Guigui Greg Sam Dom Gaby Vero "
          "Lolo Flo Caro Tony Matt Momo Kader Dan Sylv Babeth").split()  # fmt: skip
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A list, and for each of its rows who she is."""

    rows: tuple[Row, ...]
    who: tuple[int, ...]

    def in_one_commune(self) -> "Labelled":
        """Return the same list, as if everybody lived in the same place."""
        rows = []
        for row in self.rows:
            city, postcode = (row["ville"] and "Brest"), (row["code_postal"] and "29200")
            rows.append({**row, "ville": city, "code_postal": postcode})
        return Labelled(tuple(rows), self.who)

    def true_pairs(self) -> set[tuple[int, int]]:
        """Return the places of rows that are one person."""
        of: dict[int, list[int]] = {}
        for at, person in enumerate(self.who):
            of.setdefault(person, []).append(at)
        return {(a, b) for places in of.values() for a in places for b in places if a < b}

    def bring_into(self, database: Database, folder: Path) -> None:
        """Bring the list into an open file, as her own file would come."""
        write(self, folder)
        draft = files.open_draft(database, folder / "records.csv", said=MAPPING)
        files.bring_in(database, draft, Origin.COMMITTEE)

    def names_in(self, connection: Connection) -> dict[str, int]:
        """Return who each entry of the file is, by its id."""
        rows = connection.execute("SELECT id, external_id FROM person")
        return {key.hex(): self.who[int(external[1:])] for key, external in rows}


def invented_list(records: int, seed: int) -> Labelled:
    """Return *records* rows of invented people, some of whom are there several times."""
    chance = random.Random(seed)
    made: list[tuple[int, Row]] = []
    country = Country(chance)
    for person, body in enumerate(_people(country)):
        for again in range(chance.choices((1, 2, 3, 4), weights=(845, 118, 30, 7))[0]):
            met = _later(chance, country, body) if again else body
            made.append((person, _row(chance, met, again)))
        if len(made) >= records:
            break
    made = made[:records]
    chance.shuffle(made)
    for at, (_person, row) in enumerate(made):
        row["record_id"] = f"r{at}"
    return Labelled(tuple(row for _who, row in made), tuple(who for who, _row in made))


def write(labelled: Labelled, folder: Path) -> None:
    """Write *labelled* as two tables."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "records.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(labelled.rows)
    with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(("record_id", "cluster_id"))
        lines.writerows((f"r{at}", who) for at, who in enumerate(labelled.who))


def _people(country: Country) -> Iterator[Body]:
    while True:
        yield from country.household()


def _later(chance: random.Random, country: Country, body: Body) -> Body:
    """Return the same person as another list met her: moved, renamed, with another number."""
    later = replace(body)
    if chance.random() < 0.06:
        later.home = new_home(chance)
    if chance.random() < 0.1:
        later.email = country.mailboxes.new(later.first, later.last, later.birth)
    if chance.random() < 0.07:
        later.mobile = new_mobile(chance)
    if later.woman and later.maiden:
        event = chance.random()
        if event < 0.06:
            later.last = later.maiden
        elif event < 0.1:
            later.last = f"{later.maiden}-{later.last}"
    return later


def _row(chance: random.Random, body: Body, again: int) -> Row:
    fills = chance.choices(SOURCES, weights=[weight for weight, _fills in SOURCES])[0][1]
    birth, email, mobile, landline, street, postcode = (chance.random() < fill for fill in fills)
    email = email or not (mobile or landline or street)  # nobody keeps a name alone
    noisy = 1.0 if again else 0.45
    first, last = _names(chance, body, noisy)
    home = body.home
    row = {
        "prenom": first, "nom": last,
        "date_naissance": _birth(chance, body, noisy) if birth else "",
        "email": _email(chance, body, noisy) if email else "",
        "portable": _phone(chance, body.mobile, noisy) if mobile else "",
        "fixe": _phone(chance, home.landline, noisy) if landline else "",
        "adresse": _street(chance, body, noisy) if street else "",
        "code_postal": home.postcode if postcode else "",
        "ville": _city(chance, home.city, noisy) if postcode or chance.random() < 0.5 else "",
    }  # fmt: skip
    if row["code_postal"].startswith("0") and chance.random() < 0.3:
        row["code_postal"] = row["code_postal"][1:]
    return row


def _names(chance: random.Random, body: Body, noisy: float) -> tuple[str, str]:
    first, last = body.first, body.last
    event = chance.random() / noisy
    if event < 0.05:
        first = _nickname(chance, first)
    elif event < 0.075:
        first = f"{first[0]}."
    elif event < 0.09 and "-" in first:
        first = first.partition("-")[0]
    elif event < 0.15:
        first = slip(chance, first)
    elif event < 0.155:
        first = ""
    if chance.random() < 0.08 * noisy:
        last = slip(chance, last)
    if chance.random() < 0.02 * noisy:
        first, last = last, first
    return _case(chance, first), _case(chance, last)


def _nickname(chance: random.Random, first: str) -> str:
    short = [name for name in _SHORT if share_a_nickname(bare(first), bare(name))]
    return chance.choice(short) if short else first


def _case(chance: random.Random, name: str) -> str:
    kind = chance.random()
    if kind < 0.25:
        return name.upper()
    if kind < 0.35:
        return bare(name) if " " not in name and "-" not in name else name.lower()
    return name.replace("-", " ") if kind < 0.4 else name


def _birth(chance: random.Random, body: Body, noisy: float) -> str:
    day, month, year = body.birth.day, body.birth.month, body.birth.year
    event = chance.random() / noisy
    if event < 0.03:
        day, month = 1, 1
    elif event < 0.05 and day <= 12:
        day, month = month, day
    elif event < 0.08:
        year += chance.choice((-10, -1, 1, 10))
    elif event < 0.1:
        day = chance.randrange(1, 29)
    return f"{day:02d}/{month:02d}/{year}"


def _email(chance: random.Random, body: Body, noisy: float) -> str:
    local, _at, host = body.email.partition("@")
    event = chance.random() / noisy
    if event < 0.035:
        local = slip(chance, local).lower()
    elif event < 0.06 and host == "gmail.com":
        local = f"{local}+liste" if chance.random() < 0.5 else local.replace(".", "")
    elif event < 0.08:
        host = chance.choice(("gmail.com", "orange.fr", "free.fr", "yahoo.fr"))
    whole = f"{local}@{host}"
    return whole.upper() if chance.random() < 0.05 else whole


def _phone(chance: random.Random, number: str, noisy: float) -> str:
    event = chance.random()
    if event < 0.03 * noisy:
        at = chance.randrange(2, 10)
        number = number[:at] + str(chance.randrange(10)) + number[at + 1 :]
    if event > 0.95:
        return number[1:]
    if event > 0.85:
        return f"+33{number[1:]}"
    if event > 0.5:
        return " ".join(number[at : at + 2] for at in range(0, 10, 2))
    return number


def _street(chance: random.Random, body: Body, noisy: float) -> str:
    home = body.home
    way = short_way(home.way) if chance.random() < 0.35 else home.way
    called = slip(chance, home.called) if chance.random() < 0.08 * noisy else home.called
    number = "" if chance.random() < 0.05 * noisy else home.number
    line = f"{number} {way} {called}".strip()
    return line.upper() if chance.random() < 0.25 else line


def _city(chance: random.Random, city: str, noisy: float) -> str:
    city = slip(chance, city) if chance.random() < 0.03 * noisy else city
    return city.upper() if chance.random() < 0.3 else city


def slip(chance: random.Random, word: str) -> str:
    """Return *word* with a slip of the finger, of the ear or of the eye."""
    if len(word) < 3:
        return word
    at, kind = chance.randrange(1, len(word)), chance.random()
    if kind < 0.25:
        for heard, written in chance.sample(_SOUNDS, len(_SOUNDS)):
            if heard in word[1:]:
                return word[0] + word[1:].replace(heard, written, 1)
    if kind < 0.45:
        return word[:at] + word[at + 1 :]
    if kind < 0.65 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    sign = chance.choice(_NEAR.get(word[at].lower(), "aeinrst"))
    return word[:at] + sign + word[at + (kind < 0.85) :]


def main() -> None:
    """Write a list as the words of the command say."""
    records, seed, folder = sys.argv[1:4]
    write(invented_list(int(records), int(seed)), Path(folder))


if __name__ == "__main__":
    main()
