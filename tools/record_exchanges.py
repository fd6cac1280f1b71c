"""Records how this version speaks with headquarters, on invented people, to be replayed for ever.

    python tools/record_exchanges.py

Writes tests/sync/recorded/version-N.json. A file that is there is never written anew: what a
released program said stays as it was said.
"""

import json
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from make import PASSWORD, SATURDAY, person  # noqa: E402
from recording import FOLDER, Clock, Recorder, code_of, headquarters  # noqa: E402
from sqlalchemy import text  # noqa: E402

from organiser import __version__, i18n, paths  # noqa: E402
from organiser.database import Database  # noqa: E402
from organiser.domain.action import ActionKind, Attendance, Kind  # noqa: E402
from organiser.domain.consent import Channel  # noqa: E402
from organiser.domain.plan import Plan  # noqa: E402
from organiser.sync.wire import VERSION  # noqa: E402
from organiser.usecases import consents, creating, opening, undo  # noqa: E402
from organiser.usecases.line.exchanging import exchange  # noqa: E402
from organiser.usecases.line.keys import approve, waiting_laptops  # noqa: E402
from organiser.usecases.line.pairing import pair  # noqa: E402
from organiser.usecases.people import editing  # noqa: E402
from organiser.usecases.plans import attending, planning  # noqa: E402
from organiser.usecases.rights import erasing  # noqa: E402
from organiser.usecases.teams import tasks  # noqa: E402


def main() -> int:
    """Record, unless this version is recorded already."""
    file = FOLDER / f"version-{VERSION}.json"
    if file.exists():
        print(f"{file.name} is there already, and stays as it is.")
        return 1
    i18n.speak("en", paths.resources() / "locale")
    folder = Path(mkdtemp(prefix="recording-"))
    try:
        said = _record(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    FOLDER.mkdir(exist_ok=True)
    file.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{file.name}: {len(said['steps'])} requests and answers.")
    return 0


def _record(folder: Path) -> dict[str, Any]:
    recorder = Recorder(headquarters(folder / "headquarters"), Clock())
    with recorder.clock.going():
        malika, yann = (_paired(recorder, folder, name) for name in ("Malika", "Yann"))
        _let_in(recorder, malika)
        _speak(recorder, Malika=malika, Yann=yann)
        people = _work_together(recorder, malika, yann)
        _have_accidents(recorder, folder, malika, yann, people)
        reader = _paired(recorder, folder, "Reader", is_silent=True)
        _let_in(recorder, malika)
        exchange(reader, recorder.of("Reader"), limit=7)
        key = _value(reader, "SELECT private_key FROM line_state").hex()
        said = {"program": f"organiser {__version__}", "steps": recorder.steps}
        return said | {"reader": {"private_key": key, "holds": held(reader)}}


def held(database: Database) -> dict[str, Any]:
    """Return what a laptop holds in the end, to be compared."""
    with database.reading() as session:
        people = session.execute(text(
            "SELECT first_name, last_name, title, note FROM person ORDER BY last_name, first_name"
        )).all()  # fmt: skip
        tables = ("person", "trait", "contact_point", "consent", "action", "participation",
                  "task", "conflict", "erasure", "laptop")  # fmt: skip
        return {
            "people": [list(row) for row in people],
            "rows": {name: session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()  # noqa: S608  (our words)
                     for name in tables},
        }  # fmt: skip


def _paired(recorder: Recorder, folder: Path, name: str, *, is_silent: bool = False) -> Database:
    made = creating.create_committee(
        folder / name, "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
    ).database
    with recorder.of(name)() as line:
        pair(made, line, code_of(name), f"Portable de {name}", f"organiser {__version__}")
    if is_silent:
        with made.applying() as session:
            session.execute(text("DELETE FROM outbox"))
    exchange(made, recorder.of(name))
    return made


def _let_in(recorder: Recorder, laptop: Database) -> None:
    exchange(laptop, recorder.of("Malika"))
    for newcomer in waiting_laptops(laptop):
        approve(laptop, newcomer.id)
    exchange(laptop, recorder.of("Malika"))


def _speak(recorder: Recorder, **laptops: Database) -> None:
    for name, laptop in (*laptops.items(), *laptops.items()):
        recorder.clock.tick()
        exchange(laptop, recorder.of(name))


def _work_together(recorder: Recorder, malika: Database, yann: Database) -> dict[str, Any]:
    people = {
        name: person(
            malika, name, email=f"p{at}@example.org", phone=f"06 39 98 12 3{at}",
            address=f"{at + 1} rue Haute", tags="quai, port", note=f"Préfère le soir ({at})",
        )
        for at, name in enumerate(("Ana Petit", "Camille Riou", "Léa Durand", "Paul Le Goff"))
    }  # fmt: skip
    camille = people["Camille Riou"]
    consents.record_consent(malika, camille, [Channel.EMAIL], source="slip 1")
    action = planning.plan(malika, Plan(Kind(ActionKind.STALL), SATURDAY))
    attending.mark(malika, action, list(people.values())[:2], Attendance.COMING)
    tasks.give_task(malika, "Bring the tables", to=camille, due_on=SATURDAY)
    _speak(recorder, Malika=malika, Yann=yann)
    editing.edit_person(yann, camille, {"last_name": "Le Bihan", "title": "Dr"})
    recorder.clock.tick()
    editing.edit_person(malika, camille, {"last_name": "Le Braz", "note": "Le matin"})
    consents.withdraw_consent(yann, camille, [Channel.EMAIL])
    consents.record_consent(malika, camille, [Channel.EMAIL], source="slip 2")
    _speak(recorder, Malika=malika, Yann=yann)
    return people


def _have_accidents(
    recorder: Recorder, folder: Path, malika: Database, yann: Database, people: dict[str, Any]
) -> None:
    with malika.transaction("people.delete") as session:
        session.execute(
            text("DELETE FROM person WHERE id = :id"), {"id": people["Paul Le Goff"].bytes}
        )
    exchange(malika, recorder.of("Malika"))
    editing.edit_person(yann, people["Paul Le Goff"], {"title": "Pr"})
    _speak(recorder, Yann=yann, Malika=malika)
    undo.undo(malika)
    exchange(malika, recorder.of("Malika", "cut"))
    _speak(recorder, Malika=malika, Yann=yann)
    erasing.erase(malika, people["Léa Durand"])
    editing.edit_person(yann, people["Léa Durand"], {"note": "Rappeler"})
    _speak(recorder, Malika=malika, Yann=yann)
    editing.edit_person(yann, people["Ana Petit"], {"title": "Mme"})
    yann.settle()
    copy = (folder / "Yann" / "committee.db").read_bytes()
    exchange(yann, recorder.of("Yann"))
    yann.close()
    (folder / "Yann" / "committee.db").write_bytes(copy)
    again = opening.open_with_password(folder / "Yann", PASSWORD)
    editing.edit_person(again, people["Ana Petit"], {"tags": "port"})
    _speak(recorder, Yann=again, Malika=malika)


def _value(database: Database, question: str) -> Any:
    with database.reading() as session:
        return session.execute(text(question)).scalar_one()


if __name__ == "__main__":
    sys.exit(main())
