"""Draws every screen in every state: French and English, light and dark, 100 and 150 % text.

python tools/shots.py [FOLDER] [WORD]     WORD keeps the places that contain it
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOKS = (
    ("fr", "light", "100"),
    ("fr", "dark", "150"),
    ("en", "light", "100"),
    ("en", "dark", "100"),
)


def main() -> int:
    """Call tools/shoot.py for each look; return 1 when a screen could not be drawn."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "shots"
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    failed = 0
    _make_demonstration(folder)
    for module, names in _places():
        wanted = [f"{module}:{name}" for name in names if word in f"{module}:{name}"]
        for language, scheme, text in LOOKS if wanted else ():
            words = [
                sys.executable, str(ROOT / "tools" / "shoot.py"), *wanted, str(folder / module.split(".")[-2]),
                "--language", language, "--scheme", scheme, "--text", text, "--size", "1366x768",
            ]  # fmt: skip
            done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
            failed += done.returncode != 0
            print(done.stdout.strip(), done.stderr.strip()[-2000:], sep="\n")
    return int(bool(failed))


def _make_demonstration(folder: Path) -> None:
    """Screens show the invented commune; made once for all of them."""
    if "ORGANISER_DEMO" not in os.environ:
        made = folder / "demonstration"
        program = Path(sys.executable).parent / "organiser"
        words = [str(program), "demo", "--json", "--out", str(made)]
        subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
        os.environ["ORGANISER_DEMO"] = str(made)


def _places() -> list[tuple[str, list[str]]]:
    found = []
    for file in sorted((ROOT / "tests" / "ui").rglob("shots.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = [
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
        found.append((".".join(file.relative_to(ROOT).with_suffix("").parts), names))
    return found


if __name__ == "__main__":
    sys.exit(main())
