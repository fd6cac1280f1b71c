"""Rules of the house that no linter knows."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from organiser.models import tables
from organiser.models.base import Record
from organiser.words.acts import act_label

HOUSE = Path("organiser")
ROOMS = sorted(room for room in HOUSE.rglob("*.py") if "versions" not in room.parts)
MAP = Path("docs/MAP.md")
LONGEST_ROOM = 400
SHARED_NAMES = {"utils", "helpers", "common", "manager", "misc"}
BANNED_CALLS = {
    "os.fork": "does not exist on Windows",
    "os.getuid": "does not exist on Windows",
    "os.geteuid": "does not exist on Windows",
    "os.chown": "does not exist on Windows",
    "os.mkfifo": "does not exist on Windows",
    "os.uname": "does not exist on Windows: platform.uname",
    "os.startfile": "exists on Windows only: QDesktopServices",
    "os.system": "a shell differs on each system",
    "signal.SIGKILL": "does not exist on Windows",
    "signal.alarm": "does not exist on Windows",
    "subprocess.run": "no program of the system is there on all systems",
    "subprocess.Popen": "no program of the system is there on all systems",
    "time.sleep": "work waits for an event, a screen for a signal",
}
SERVERS_OWN = {
    ("organiser/hq/copies.py", "subprocess.run"),
    ("organiser/hq/copies.py", "subprocess.Popen"),
    ("organiser/hq/commands/demonstrating.py", "subprocess.run"),
    ("organiser/hq/commands/demonstrating.py", "subprocess.Popen"),
}
"""PostgreSQL's own programs come with the server; the demonstration starts our own two."""
BANNED_MODULES = {
    "fcntl",
    "pwd",
    "grp",
    "resource",
    "termios",
    "tty",
    "pty",
    "syslog",
    "winreg",
    "msvcrt",
}
LEAVE_NOTHING_TO_UNDO = {
    "archive.in", "committee.create", "field.draft", "people.ladder", "people.mapping",
    "people.rehearse", "vote.over", "ladder.counts",
}  # fmt: skip
MONEY = re.compile(r"amount|price|gift|donation|iban|cash|euro|montant|don_", re.IGNORECASE)


def tree(room):
    return ast.parse(room.read_text(encoding="utf-8"))


def sign_on(room):
    """Return the first line of a module's docstring: what is on its door."""
    return (ast.get_docstring(tree(room)) or "").partition("\n")[0]


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_every_room_has_a_sign_on_its_door_and_is_not_too_long(room):
    assert sign_on(room).endswith(".")
    assert len(room.read_text(encoding="utf-8").splitlines()) <= LONGEST_ROOM


def test_no_room_is_called_after_nothing():
    assert [room for room in ROOMS if room.stem in SHARED_NAMES] == []


def test_only_use_cases_and_the_line_to_headquarters_open_transactions():
    for room in ROOMS:
        calls = (node for node in ast.walk(tree(room)) if isinstance(node, ast.Call))
        names = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
        if "transaction" in names:
            assert room.relative_to(HOUSE).parts[0] in {"usecases", "sync"}, room


def test_every_act_that_can_be_taken_back_has_its_words():
    written = "\n".join(room.read_text(encoding="utf-8") for room in ROOMS)
    acts = set(re.findall(r'transaction\(\s*"([^"]+)"', written)) - LEAVE_NOTHING_TO_UNDO

    assert [act for act in acts if act_label(act) == act_label("")] == []


def test_nobody_writes_to_the_outbox_or_the_journal_by_hand():
    names = ("anew", "capture", "forgetting", "freezing", "thawing", "applying")
    allowed = {f"organiser/sync/{name}.py" for name in names}
    for room in ROOMS:
        if room.as_posix() not in allowed:
            text = room.read_text(encoding="utf-8")
            assert not re.search(r"(INSERT INTO|UPDATE|DELETE FROM) (outbox|journal)\b", text), room


def test_threads_are_started_in_few_places_only():
    allowed = {
        "organiser/ui/jobs.py", "organiser/credentials/keyring_store.py",
        "organiser/sync/held.py",  # it touches nothing but the line (decision 0074)
        "organiser/hq/commands/serving.py",  # it waits for the server's end beside the worker
    }  # fmt: skip
    for room in ROOMS:
        names = {node.id for node in ast.walk(tree(room)) if isinstance(node, ast.Name)}
        if names & {"Thread", "ThreadPoolExecutor", "QThreadPool"}:
            assert room.as_posix() in allowed, room


def test_nothing_exists_on_one_system_only():
    for room in ROOMS:
        for node in ast.walk(tree(room)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called = f"{node.value.id}.{node.attr}"
                if (room.as_posix(), called) in SERVERS_OWN:
                    continue
                assert called not in BANNED_CALLS, (room, called, BANNED_CALLS.get(called))
            if isinstance(node, ast.Import):
                names = {alias.name.partition(".")[0] for alias in node.names}
                assert not names & BANNED_MODULES, (room, names)
            if isinstance(node, ast.ImportFrom) and node.module:
                assert node.module.partition(".")[0] not in BANNED_MODULES, room


def test_no_path_of_one_system_is_written_down():
    for room in ROOMS:
        for node in ast.walk(tree(room)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.match(r"(/tmp|/home|/usr|/etc|/var|[A-Z]:\\)", node.value), (
                    room,
                    node.value,
                )


def test_every_file_is_opened_with_its_encoding():
    for room in ROOMS:
        for node in ast.walk(tree(room)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            words = {keyword.arg for keyword in node.keywords}
            if node.func.attr in {"read_text", "write_text"}:
                assert "encoding" in words, (room, node.lineno)


def test_files_are_written_beside_and_moved():
    """What `organiser.files` gives is called `fresh`; the allowed write where nothing was."""
    allowed = {
        "organiser/commands/main.py",  # nowhere
        "organiser/usecases/archive/writing.py",  # into a ZIP file that is itself fresh
        "organiser/ui/theme/icons.py",  # into a folder of this run
        "organiser/usecases/backup.py",  # out of a backup, into a folder that goes on error
    }
    for room in ROOMS:
        if room.as_posix() in allowed:
            continue
        for node in ast.walk(tree(room)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                given = (*node.args, *(keyword.value for keyword in node.keywords))
                modes = {word.value for word in given if isinstance(word, ast.Constant)}
                opens = node.func.attr == "open" and modes & {"w", "wb", "x", "xb"}
                if opens or node.func.attr in {"write_text", "write_bytes"}:
                    assert ast.unparse(node.func.value) == "fresh", (room, node.lineno)


def test_the_map_of_the_house_is_up_to_date():
    lines = [f"- `{room.as_posix()}`: {sign_on(room)}" for room in ROOMS]
    drawn = "\n".join(
        [
            "# Map of the house",
            "",
            "Drawn by `tests/test_house_rules.py` from the signs on the doors.",
            "",
            *lines,
            "",
        ]
    )
    if not MAP.exists() or MAP.read_text(encoding="utf-8") != drawn:
        MAP.write_text(drawn, encoding="utf-8")
        pytest.fail("docs/MAP.md was redrawn; look at it and commit it")


def test_no_module_of_tables_is_missing_where_all_are_known():
    modules = {room.stem for room in (HOUSE / "models").glob("*.py")}
    have_tables = modules - {"__init__", "base", "persons", "tables", "search"}
    assert have_tables == {name for name in modules if name in vars(tables)} - {"__init__"}


@pytest.mark.parametrize("table", list(tables.METADATA.sorted_tables), ids=lambda table: table.name)
def test_there_is_no_money_in_the_tables(table):
    assert [column.name for column in table.columns if MONEY.search(column.name)] == []


def test_every_record_says_its_topic_and_what_may_leave():
    for kind in tables.kinds():
        if issubclass(kind, Record):
            assert kind.topic, kind
            assert kind.synced_columns, kind


def test_the_locked_versions_are_those_of_the_project():
    wanted = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = Path("requirements/dev.txt").read_text(encoding="utf-8").lower()
    names = [re.split(r"[><=\[; ]", entry)[0].lower() for entry in wanted["dependencies"]]
    assert [name for name in names if f"\n{name}==" not in f"\n{locked}"] == []
    assert "--hash=sha256:" in locked


def test_no_registry_is_named():
    for file in (
        *Path("requirements").glob("*.txt"),
        Path("Makefile"),
        *Path("tools").glob("*.sh"),
    ):
        assert not re.search(r"https?://", file.read_text(encoding="utf-8")), file


def test_every_word_of_the_guide_is_a_word_of_the_code():
    guide = Path("docs/STYLE.md").read_text(encoding="utf-8")
    table = guide.partition("## 9. Words in code")[2].partition("\nAdd a word here")[0]
    cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    words = re.findall(r"`(\w+)`", " ".join(cells))
    code = "\n".join(room.read_text(encoding="utf-8") for room in ROOMS)

    assert len(words) > 20
    assert [word for word in words if not re.search(rf"^(class )?{word}\b", code, re.M)] == []


def test_every_room_of_the_guide_is_in_the_house():
    guide = Path("docs/STYLE.md").read_text(encoding="utf-8").partition("## 12.")[0]
    named = re.findall(
        r"`((?:ui|usecases|domain|models|sync|importing|printing)/[\w/]*(?:\.py)?)`", guide
    )

    assert [room for room in named if not (HOUSE / room).exists()] == []


def test_every_decision_has_its_page_in_order():
    numbers = [int(page.name[:4]) for page in sorted(Path("docs/decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
