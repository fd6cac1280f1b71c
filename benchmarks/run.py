"""Runs every benchmark, each in a process of its own, and keeps what they print in docs/benchmarks.md.

python benchmarks/run.py [name ...]
"""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
NAMES = (
    "reading",
    "importing",
    "searching",
    "duplicates",
    "printing",
    "turfs",
    "sheets",
    "entry",
    "scrolling",
    "engagement",
    "erasing",
    "actions",
    "segments",
    "today",
    "pages",
    "starting",
    "serving",
    "visiting",
    "counting",
    "syncing",
)
HEAD = """# Benchmarks

Printed by `make bench`; each figure is a ratio against a limit or a peer of the same run. Absolute times on a
shared machine are noise: read the ratios. Goals stand in brackets.
"""


def main() -> int:
    """Run those named, or all; write the page; return 1 when one did not run."""
    wanted = [name for name in NAMES if name in sys.argv[1:] or not sys.argv[1:]]
    kept = _kept()
    failed = False
    for name in wanted:
        script = HERE / f"{name}.py"
        if not script.exists():
            continue
        print(f"{name}...")
        done = subprocess.run(
            [sys.executable, str(script)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""},
        )
        print(done.stdout or done.stderr)
        failed = failed or done.returncode != 0
        if done.stdout.strip():  # what broke before its first line leaves the page as it was
            kept[name] = f"`python benchmarks/{name}.py`\n\n```text\n{done.stdout.strip()}\n```"
    day = datetime.now(UTC).strftime("%Y-%m-%d")  # noqa: TID251
    machine = f"Last run: {day}, Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}."
    parts = [f"## {name}\n\n{kept[name]}" for name in NAMES if name in kept]
    PAGE.write_text("\n".join([HEAD, machine, "", "\n\n".join(parts), ""]), encoding="utf-8")
    return int(failed)


def _kept() -> dict[str, str]:
    if not PAGE.exists():
        return {}
    parts = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0].strip(): part.partition("\n")[2].strip() for part in parts}


if __name__ == "__main__":
    sys.exit(main())
