"""Freezes the program and uses it as its user would, on a virtual screen with a new profile.

    python tools/test_package.py

Builds dist/organiser with build.spec, then: a committee, an import, a sheet out and back, a window
that opens and closes, and a look for leftovers and for test or server libraries in the bag.
"""

import csv
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BAG = ROOT / "dist" / "organiser"
PROGRAM = BAG / ("organiser-cli.exe" if platform.system() == "Windows" else "organiser")
WINDOW = BAG / ("organiser.exe" if platform.system() == "Windows" else "organiser")
FOREIGN = (
    "django",
    "psycopg",
    "granian",
    "pytest",
    "hypothesis",
    "_pytest",
    "mypy",
    "babel",
    "xlwt",
)


def main() -> int:
    """Build and use; stop at the first promise that is not kept."""
    build()
    look_into_the_bag()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        use(work)
        open_the_window(work)
        look_for_leftovers(work)
    size = sum(f.stat().st_size for f in BAG.rglob("*") if f.is_file() and not f.is_symlink())
    print(f"The frozen program works: {size / 1e6:.0f} MB in one folder.")
    return 0


def build() -> None:
    """Freeze with build.spec; quiet unless it fails."""
    words = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "WARN",
        "build.spec",
    ]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def look_into_the_bag() -> None:
    """No server, no test library, no Qt part under another licence."""
    names = [file.relative_to(BAG).as_posix().lower() for file in BAG.rglob("*")]
    for word in FOREIGN:
        found = [name for name in names if f"/{word}" in f"/{name}"]
        assert not found, f"{word} is in the bag: {found[:3]}"
    assert not [name for name in names if "virtualkeyboard" in name], (
        "a GPL-only part of Qt is in the bag"
    )
    assert [name for name in names if name.endswith("organiser.mo")], "the French is missing"


def use(work: Path) -> None:
    """The main job from the command line of the frozen program."""
    (work / "pw").write_text("quatre mots bien choisis\n", encoding="utf-8")
    ours(work, "init", "--committee", "Essai", "--commune", "29999")
    report = ours(work, "import", ROOT / "demo" / "liste-plouexemple.csv")
    assert report["added"] > 1000, report
    doors = work / "doors.csv"
    with doors.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["street", "number", "postcode", "commune"])
        out.writerows([["rue Haute", n, "29999", "Plouexemple"] for n in range(1, 20)])
    ours(
        work,
        "sheet",
        "print",
        "--doors",
        doors,
        "--out",
        work / "s.pdf",
        "--manifest",
        work / "s.json",
    )
    assert (work / "s.pdf").read_bytes().startswith(b"%PDF")
    pages = json.loads((work / "s.json").read_text(encoding="utf-8"))["pages"]
    typed = next(page["typed"] for page in pages if page["kind"] == "doors")
    (work / "a.csv").write_text("line,answers\n1,PB\n2,A\n", encoding="utf-8")
    assert ours(work, "enter", typed, work / "a.csv")["doors"] == 2
    assert [read["status"] for read in lines(work, "sheet", "read", work / "s.pdf")] == (
        ["ok"] * len(pages)
    )
    assert ours(work, "check")["ok"] is True
    ours(work, "backup", "--out", work / "copy.organiser-backup")


def ours(work: Path, *words: object) -> dict:
    """Run one command of the frozen program; return its JSON."""
    (said,) = lines(work, *words)
    return said


def lines(work: Path, *words: object) -> list[dict]:
    """Run one command of the frozen program; return its JSON, line by line."""
    done = subprocess.run(
        [str(PROGRAM), *map(str, words), "--json"],
        env=environment(work),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def open_the_window(work: Path) -> None:
    """The window opens on the committee, shows each page, saves pictures of them and closes."""
    shots = work / "shots"
    words = [str(WINDOW), "--home", str(work / "home"), "--demonstrate", str(shots)]
    if platform.system() == "Linux" and not os.environ.get("DISPLAY"):
        words = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", *words]
    done = subprocess.run(
        words, env=environment(work), capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
    pictures = list(shots.glob("*.png"))
    assert len(pictures) >= 3, pictures
    assert all(picture.stat().st_size > 10_000 for picture in pictures)
    shutil.rmtree(shots)


def look_for_leftovers(work: Path) -> None:
    """Nothing in clear, nothing half written, nothing outside the home."""
    left = {path.name for path in work.iterdir()} - {
        "pw", "home", "doors.csv", "s.pdf", "s.json", "a.csv", "copy.organiser-backup", "profile",
    }  # fmt: skip
    assert not left, left
    for path in (work / "home").rglob("*"):
        assert not path.name.endswith((".new", "-journal")), path
        if path.is_file():
            assert b"ABGRALL" not in path.read_bytes(), path


def environment(work: Path) -> dict[str, str]:
    """A new profile: nothing of the developer's is seen."""
    profile = work / "profile"
    profile.mkdir(exist_ok=True)
    kept = {
        name: os.environ[name]
        for name in ("PATH", "DISPLAY", "SYSTEMROOT", "TEMP", "TMP")
        if name in os.environ
    }
    return {
        **kept,
        "HOME": str(profile),
        "USERPROFILE": str(profile),
        "XDG_RUNTIME_DIR": str(profile),
        "LANG": "C.UTF-8",
        "ORGANISER_HOME": str(work / "home"),
        "ORGANISER_PASSPHRASE_FILE": str(work / "pw"),
        **({"QT_QPA_PLATFORM": "xcb"} if platform.system() == "Linux" else {}),
    }


if __name__ == "__main__":
    sys.exit(main())
