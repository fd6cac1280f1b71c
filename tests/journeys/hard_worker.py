"""Works without pause in a committee's file and says each thing that is done; killed by its test.

python hard_worker.py HOME KEY SEED
"""

import random
import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from make import bring_in, candidate  # noqa: E402

from organiser import clock  # noqa: E402
from organiser.domain.action import ActionKind, Attendance, Kind  # noqa: E402
from organiser.domain.field import DoorResult, Outcome, Outing  # noqa: E402
from organiser.domain.plan import Plan  # noqa: E402
from organiser.usecases import backup, opening  # noqa: E402
from organiser.usecases.field import choosing, entering, printing  # noqa: E402
from organiser.usecases.field.choosing import Side  # noqa: E402
from organiser.usecases.people import editing  # noqa: E402
from organiser.usecases.plans import attending, planning  # noqa: E402
from organiser.usecases.rights import erasing  # noqa: E402
from organiser.usecases.teams import tasks  # noqa: E402


def say(*words: object) -> None:
    """Acknowledge: what is said here must be there after any accident."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


class Worker:
    """One laptop at work."""

    def __init__(self, home: Path, key: bytes, seed: int) -> None:
        self.home = home
        self.chance = random.Random(seed)
        self.database = opening.open_with_key(home, key)
        self.people: list[UUID] = []
        self.pages: list[UUID] = []

    def add(self, turn: int) -> None:
        values = {"first_name": f"P{turn}", "last_name": "Riou", "city": "X"}
        place = {"address": f"{turn % 9 + 1} rue Haute"}
        someone = editing.add_person(self.database, values | place)
        self.people.append(someone)
        say("person", someone, f"P{turn}")

    def edit(self, turn: int) -> None:
        if self.people:
            someone = self.chance.choice(self.people)
            editing.edit_person(self.database, someone, {"note": f"n{turn}"})
            say("note", someone, f"n{turn}")

    def bring(self, turn: int) -> None:
        rows = [
            candidate(f"I{turn}x{n} Bihan", n, emails=[f"i{turn}x{n}@example.org"])
            for n in range(40)
        ]
        bring_in(self.database, *rows, file_name=f"f{turn}.csv")
        say("import", turn)

    def print(self, turn: int) -> None:
        rows = choosing.streets(self.database)
        keys = [(row.key, row.city, Side.BOTH) for row in rows]
        doors = choosing.doors_of_streets(self.database, keys).doors
        if doors:
            draft = printing.prepare(self.database, Outing("Sortie"), doors)
            sheet = printing.print_sheet(self.database, draft, self.home / f"s{turn}.pdf")
            typed = next(t for t, _page, _done in entering.pages_to_type(self.database, sheet.id))
            self.pages.append(entering.open_page(self.database, typed).id)
            say("sheet", sheet.id)

    def enter(self, _turn: int) -> None:
        if self.pages:
            page = self.chance.choice(self.pages)
            outcome = self.chance.choice(list(Outcome))
            entering.record_results(self.database, page, [DoorResult(0, outcome)])
            say("result", page, outcome.value)

    def plan(self, turn: int) -> None:
        if self.people:
            day = clock.today() + timedelta(days=turn % 5)
            action = planning.plan(self.database, Plan(Kind(ActionKind.STALL), day))
            attending.mark(self.database, action, self.people[-2:], Attendance.COMING)
            tasks.give_task(self.database, f"t{turn}", to=self.people[-1], due_on=day)
            say("action", action)

    def erase(self, turn: int) -> None:
        if turn % 4 == 0 and self.people:
            someone = self.people.pop(self.chance.randrange(len(self.people)))
            say("leaving", someone)
            erasing.erase(self.database, someone)
            say("erased", someone)

    def back_up(self, _turn: int) -> None:
        say("backup", backup.keep_backup(self.database, self.home))


def main() -> None:
    """Work until killed."""
    worker = Worker(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))
    say("ready")
    acts = (
        worker.add, worker.edit, worker.bring, worker.print, worker.enter, worker.plan,
        worker.erase, worker.back_up,
    )  # fmt: skip
    for turn in range(100_000):
        worker.chance.choice(acts)(turn)


if __name__ == "__main__":
    main()
