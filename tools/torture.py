"""Runs in the thousands what `make test` tries a few times, and keeps the outcome in docs/torture.md.

python tools/torture.py [suite ...]
"""

import os
import platform
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "torture.md"


@dataclass(frozen=True, slots=True)
class Suite:
    """One sort of torture: which tests, and how many times the ordinary share."""

    name: str
    promise: str
    tests: str
    """Tests, or a tool that runs them."""
    times: int = 1
    rounds: int = 1
    """How many runs of that share, each in a process of its own: the page is written after each."""


SUITES = (
    Suite(
        "kills",
        "The program is killed (kill -9) 200 times at random moments of editing, importing, printing, entering "
        "and backing up: all that was acknowledged is there, the file opens, the search index agrees.",
        "tests/journeys/test_kills.py",
        20,
    ),
    Suite(
        "line",
        "300 accidents of the line: laptops and headquarters on PostgreSQL killed (kill -9) as processes, connections "
        "cut at any byte either way, the database's connections broken, with edits in between. All that was "
        "acknowledged is on every laptop, fingerprints are equal, both programs find nothing wrong.",
        "tests/journeys/test_line_kills.py",
        50,
    ),
    Suite(
        "seasons",
        "360 random seasons of work of 30 steps each: nothing acknowledged is lost, captured changes rebuild an "
        "equal file, a sheet's rows never change.",
        "tests/journeys/test_a_season.py",
        60,
    ),
    Suite(
        "bytes",
        "20,000 mutations of real files through the real reader: never a traceback, a hang over 5 s, or a half "
        "written import.",
        "tests/importing/test_any_bytes.py",
        134,
    ),
    Suite(
        "doors",
        "100,000 bodies at headquarters' doors, on SQLite and PostgreSQL: any bytes, spoilt frames, requests with "
        "anything in any place. Refused as a whole with nothing written, or change by change; never a fault of ours, "
        "and what stays can be read by every laptop.",
        "tests/hq/test_any_bytes.py",
        77,
    ),
    Suite(
        "schema",
        "4,000 requests that Schemathesis makes of the description of the line, those that it allows and those that "
        "it forbids: each is answered as described, none is a fault of ours.",
        "tests/hq/test_schema.py",
        40,
    ),
    Suite(
        "crowd",
        "200 sign-ups a second offered for a minute to the real server on PostgreSQL, the mail server away: each is "
        "taken, or told to come again with all that was typed; who was taken is there once and gets one mail.",
        "tests/journeys/test_crowd.py",
        30,
    ),
    Suite(
        "laptops",
        "10,000 random lives of three laptops and a headquarters, of 25 steps each: faults of the network, copies put "
        "back, headquarters put back, people erased. All hold the same in the end, and nothing typed is lost.",
        "tests/journeys/test_laptops.py",
        50,
        rounds=10,
    ),
    Suite(
        "mutants",
        "The line is broken in every way that was thought of, one at a time: a test notices each.",
        "tools/mutants.py",
    ),
)


def main() -> int:
    """Run every suite, or those that are named; write the page; return 1 when one failed."""
    wanted = [suite for suite in SUITES if suite.name in sys.argv[1:] or not sys.argv[1:]]
    failed = [suite.name for suite in wanted if not _run_all(suite)]
    return 1 if failed else 0


def _run_all(suite: Suite) -> bool:
    """Run the rounds of *suite* until one fails, and keep on the page how far it came.

    Rounds that the page tells of are not run again: whole, they last longer than a machine is free.
    """
    print(f"{suite.name}: {suite.promise}", flush=True)
    for round_ in range(_rounds_done(suite) + 1, suite.rounds + 1):
        line, is_good = _run(suite)
        so_far = f"{round_} of {suite.rounds} rounds, the last: " if suite.rounds > 1 else ""
        _write({suite.name: so_far + line})
        if not is_good:
            return False
    return True


def _rounds_done(suite: Suite) -> int:
    """Return how many rounds went well so far; none once they are complete or one failed."""
    line = dict(_kept()).get(suite.name, "")
    found = re.search(rf"(\d+) of {suite.rounds} rounds", line)
    done = int(found[1]) if found and "failed" not in line else 0
    return done % suite.rounds


def _run(suite: Suite) -> tuple[str, bool]:
    """Return the last line of what it said, and whether all was well."""
    start = time.monotonic()
    pytest = ["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, *([] if suite.tests.startswith("tools/") else pytest), suite.tests],
        cwd=ROOT,
        env={**os.environ, "ORGANISER_TORTURE": str(suite.times), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.strip().splitlines() or ["no output"]
    line = lines[-1].strip("= ")
    if done.returncode:
        print("\n".join([*lines[-60:], *done.stderr.splitlines()[-20:]]))
        line = f"failed: {line}"  # never taken for a round that went well
    print(f"  {line} ({time.monotonic() - start:.0f} s)", flush=True)
    return line, done.returncode == 0


def _write(outcomes: dict[str, str]) -> None:
    kept = dict(_kept())
    day = datetime.now(UTC).strftime("%Y-%m-%d")  # noqa: TID251
    kept |= {
        name: f"{day}, Python {platform.python_version()}: {line}"
        for name, line in outcomes.items()
    }
    lines = [
        "# Torture",
        "",
        "Last output of `make torture`; each suite is the ordinary test with larger numbers.",
        "",
    ]
    for suite in SUITES:
        if suite.name in kept:
            lines += [f"## {suite.name}", "", suite.promise, "", f"> {kept[suite.name]}", ""]
    PAGE.write_text("\n".join(lines), encoding="utf-8")


def _kept() -> list[tuple[str, str]]:
    if not PAGE.exists():
        return []
    found, name = [], ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
        elif line.startswith("> "):
            found.append((name, line[2:]))
    return found


if __name__ == "__main__":
    sys.exit(main())
