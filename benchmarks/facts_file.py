"""Makes the encrypted file of many invented people to whom a million things happened in two years."""

import random
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from people_file import KEY, blanks, made_file
from sqlalchemy import Connection

from organiser import clock
from organiser.database import Database
from organiser.domain.identifier import new_key
from organiser.models.action import Action, Participation
from organiser.models.base import Record
from organiser.models.consent import Consent, Refusal
from organiser.models.field import Sheet, SheetEvent, SheetPage, Visit
from organiser.models.person import Note
from organiser.sync import capture

DAYS = 730
PAGES, LINES = 4, 25
"""Of doors, in each packet."""


def made_facts(people: int, facts: int) -> Path:
    """Return a file of *people* and *facts*, made once and kept among the temporary files.

    Three tenths are answers at doors, three are people at actions, two consents, two remarks.
    """
    source = made_file(people)
    folder = source.parent.with_name(f"{source.parent.name}-{facts}")
    file = folder / "committee.db"
    if file.exists():
        return file
    folder.mkdir(exist_ok=True)
    shutil.copyfile(source, folder / "making.db")
    database = Database(folder / "making.db", KEY)
    with database.raw() as connection, connection.begin(), capture.switched_off(connection):
        _fill(connection, facts)
    database.close()
    (folder / "making.db").replace(file)
    return file


def _fill(connection: Connection, facts: int) -> None:
    chance = random.Random(5)
    who = [key for (key,) in connection.exec_driver_sql("SELECT id FROM person")]
    _doors(connection, facts * 3 // 10, chance)
    _actions(connection, facts * 3 // 10, who, chance)
    _said(connection, facts * 2 // 10, who, chance)
    _people(connection)


def _doors(connection: Connection, visits: int, chance: random.Random) -> None:
    packets = visits // (PAGES * LINES)
    sheets, pages, events, answers = [], [], [], []
    for number in range(packets):
        day = _day(number, packets)
        at, sheet = _stamp(day), new_key()
        sheets.append((sheet, number, number, day, at, day + timedelta(days=2)))
        steps = ["out", "back"] if number > packets - 20 else ["out", "back", "destroyed"]
        events += [(new_key(), sheet, None, kind, at + n) for n, kind in enumerate(steps)]
        for page in range(PAGES):
            key = new_key()
            pages.append((key, sheet, page + 2, f"T{number}-{page}", f"{number * 10 + page:010}"))
            if number < packets - 10:
                events.append((new_key(), sheet, page + 2, "settled", at + 9))
            answers += [
                (new_key(), key, row, chance.choice("AAAPPLNIE"), day, at) for row in range(LINES)
            ]
    frozen, title = {"head": bytes(400), "layout": 1, "doors": 100}, {"title": "Porte-à-porte"}
    when = ("id", "number", "token", "on", "printed_at", "return_by")
    _insert(connection, Sheet, when, sheets, **frozen, **title)
    names = ("id", "sheet_id", "page", "token", "typed")
    _insert(connection, SheetPage, names, pages, kind="doors", manifest=bytes(2500))
    _insert(connection, SheetEvent, ("id", "sheet_id", "page", "kind", "at"), events)
    names = ("id", "page_id", "row", "outcome", "on", "entered_at")
    _insert(connection, Visit, names, answers)


def _actions(
    connection: Connection, presences: int, who: list[bytes], chance: random.Random
) -> None:
    actions, present = [], []
    count = presences // 30
    for number in range(count):
        key = new_key()
        kind = chance.choice(("door_to_door", "leaflets", "stall", "meeting"))
        actions.append((key, kind, _day(number, count)))
        present += [(new_key(), key, chance.choice(who)) for _person in range(30)]
    _insert(connection, Action, ("id", "kind", "on"), actions, state="done")
    _insert(connection, Participation, ("id", "action_id", "person_id"), present)


def _said(connection: Connection, each: int, who: list[bytes], chance: random.Random) -> None:
    days = [_stamp(_day(number, each)) for number in range(each)]
    lines = [(new_key(), chance.choice(who), at) for at in days]
    names = ("id", "person_id", "at")
    given = {"purpose": "news", "channel": "email", "state": "given", "source": "Bulletin"}
    _insert(connection, Consent, names, lines, **given)
    lines = [(new_key(), chance.choice(who), at) for at in days]
    _insert(connection, Note, names, lines, kind="remark", text="Vue")
    refused = [(new_key(), chance.choice(who), at, n % 50 == 0) for n, at in enumerate(days)]
    _insert(connection, Refusal, (*names, "is_question"), refused[:20_000], channel="call")


def _insert(
    connection: Connection,
    model: type[Record],
    names: Sequence[str],
    rows: Sequence[tuple[object, ...]],
    **fixed: object,
) -> None:
    """Write *rows*; what neither they nor *fixed* say is the models' own default."""
    rest = {**blanks(model, *names), **fixed}
    capture.insert_many(
        connection, model, (*names, *rest), [(*row, *rest.values()) for row in rows]
    )


def _people(connection: Connection) -> None:
    """They came one by one over two years, stand on every rung, and half gave no basis yet."""
    today = clock.today()
    connection.exec_driver_sql(
        "UPDATE person SET created_at = ? - (number * 7919 % 63072000) * 1000, "
        "rung = 1 + (number * 31 % 64 > 40) + (number * 31 % 64 > 52) + (number * 31 % 64 > 59) "
        "+ (number * 31 % 64 > 61) + (number * 31 % 64 > 62), "
        "basis = CASE WHEN number % 2 THEN 'pending' ELSE 'explicit_consent' END",
        (clock.stamp(clock.now()),),
    )
    connection.exec_driver_sql(
        "UPDATE person SET next_step = 'Rappeler', next_step_on = date(?, "
        "(number % 400 - 100) || ' days') WHERE number % 10 = 0",
        (today.isoformat(),),
    )


def _day(number: int, count: int) -> date:
    return clock.today() - timedelta(days=DAYS - 1 - number * DAYS // count)


def _stamp(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400_000


def every_line(file: Path) -> Iterator[int]:
    """Yield how many lines each table of facts holds."""
    database = Database(file, KEY)
    with database.bare() as connection:
        for table in ("visit", "participation", "consent", "note"):
            yield connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    database.close()
