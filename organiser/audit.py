"""Who looked at, printed, exported or erased what: ids and times, in a file of its own (R31)."""

import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from organiser import clock
from organiser.files import replacing

FILE = "audit.log"
KEPT = timedelta(days=366)


def note(
    home: Path, what: str, ids: tuple[str, ...] = (), count: int = 0, purpose: str = ""
) -> None:
    """Add a line: *what* was done, to which *ids* (never names) or to how many, and what for.

    *purpose* is a word of a closed list, never her own.
    """
    home.mkdir(parents=True, exist_ok=True)
    line = {
        "at": clock.now().isoformat(timespec="seconds"),
        "what": what,
        "count": count or len(ids),
    }
    if purpose:
        line["purpose"] = purpose
    if ids:
        line["ids"] = list(ids[:50])
    with (home / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def purge(home: Path) -> int:
    """Drop what is older than twelve months; return how many lines went."""
    file = home / FILE
    if not file.exists():
        return 0
    oldest = (clock.now() - KEPT).isoformat(timespec="seconds")
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if _time_of(line) >= oldest]
    if len(kept) < len(lines):
        with replacing(file) as fresh:
            fresh.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return len(lines) - len(kept)


def uses_of(home: Path, key: str) -> tuple[tuple[str, str], ...]:
    """Return when and how the record *key* was used, as far as the log goes back."""
    file = home / FILE
    if not file.exists():
        return ()
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if key in line:
            with suppress(ValueError, KeyError, TypeError):
                said = json.loads(line)
                if key in said.get("ids", ()):
                    found.append((str(said["at"]), str(said["what"])))
    return tuple(found)


def counts(home: Path) -> dict[str, int]:
    """Return how often each thing was done: all that headquarters may be told."""
    file, found = home / FILE, dict[str, int]()
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        with suppress(ValueError, KeyError, TypeError):
            what = str(json.loads(line)["what"])
            found[what] = found.get(what, 0) + 1
    return found


def _time_of(line: str) -> str:
    try:
        return str(json.loads(line)["at"])
    except (ValueError, KeyError, TypeError):
        return ""
