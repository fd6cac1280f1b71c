"""What a season keeps beside the file: how it was after each act, and who is gone."""

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from organiser import clock
from organiser.errors import OrganiserError
from organiser.sync import capture
from organiser.usecases import history, opening, upkeep
from organiser.usecases.field import printing
from organiser.usecases.people.listing import Directory, Query

FIRST = datetime(2026, 11, 20, 9, tzinfo=UTC)
MADE = {}
"""Where a committee lies that was made once, and its key."""
refusals = suppress(OrganiserError)
"""What may be refused is said to her, and must leave nothing half done."""


class Ledger:
    """One committee at work, its clock, and what it must hold."""

    def begin(self):
        """Open a fresh committee on its first morning."""
        self.folder = Path(tempfile.mkdtemp())
        self.home = self.folder / "home"
        shutil.copytree(MADE["home"], self.home)
        self.key, self.now = MADE["key"], FIRST
        self._clock = clock.set_to(self._tick)
        self._clock.__enter__()
        self.database = opening.open_with_key(self.home, self.key)
        self.dumps, self.frozen, self.gone, self.files = {}, {}, set(), 0
        self.forget_past()

    def end(self):
        """Close it, and give the clock back."""
        self.database.close()
        self._clock.__exit__(None, None, None)
        shutil.rmtree(self.folder, ignore_errors=True)

    def pass_time(self, by: timedelta):
        """It is later; the ladder follows, as it does once a day."""
        self.now += by
        upkeep.climb(self.database)

    def people(self):
        """The name of everybody, by id."""
        return {row.id: row.name for row in self.rows()}

    def rows(self):
        directory = Directory(self.database)
        return directory.rows(directory.find(Query()))

    def some(self, data, most=3):
        """A few people of the list; none of an empty one."""
        known = sorted(self.people())
        if not known:
            return []
        return data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=most, unique=True))

    def one(self, data):
        """Somebody of the list, or None."""
        return next(iter(self.some(data, 1)), None)

    def note_state(self):
        """Keep how the file is after its last act that stands."""
        self.dumps.setdefault(self.last(), dump(self.database))

    def last(self):
        done = history.last_act(self.database)
        return done.number if done else 0

    def forget_past(self):
        """From here on no act leads back to a state known before."""
        self.dumps = {self.last(): dump(self.database)}

    def freeze_again(self):
        """Pages were struck by the law, or are those of an older copy."""
        with self.database.bare() as connection:
            there = {key for (key,) in connection.execute("SELECT id FROM sheet")}
        self.frozen = {
            sheet: printing.manifest_of(self.database, sheet)
            for sheet in self.frozen
            if sheet.bytes in there
        }

    def file(self, ending):
        self.files += 1
        return self.folder / f"{self.files}{ending}"

    def _tick(self):
        """No two things happen at the same moment."""
        self.now += timedelta(milliseconds=1)
        return self.now


def dump(database):
    """Every record of the file, without what is worked out or belongs to one computer."""
    found = {}
    with database.bare() as connection:
        for kind in capture.records():
            names = [
                column.name
                for column in kind.__table__.columns
                if column.name not in kind.derived_columns
                and (kind.__tablename__, column.name) != ("person", "number")
            ]
            listed = ", ".join(f'"{name}"' for name in names)
            found[kind.__tablename__] = connection.execute(
                f"SELECT {listed} FROM {kind.__tablename__} ORDER BY id"
            ).fetchall()
    return found
