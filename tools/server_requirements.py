"""Picks what the server needs out of the locked versions: requirements/dev.txt to hq.txt.

python tools/server_requirements.py
"""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
WANTED = {
    "django", "psycopg", "granian", "whitenoise", "msgspec", "zstandard", "pynacl", "platformdirs",
    "django-allauth", "fido2", "django-csp", "django-tasks", "django-tasks-db", "argon2-cffi", "segno",
    "zxcvbn",
}  # fmt: skip
"""What `organiser.hq` imports; the rest follows from who needs whom."""


def main() -> int:
    """Write the file anew."""
    blocks = re.split(r"\n(?=\S)", (FOLDER / "dev.txt").read_text(encoding="utf-8").strip())
    by_name = {re.split(r"[=\[ ]", block)[0]: block for block in blocks}
    kept = set(WANTED)
    while True:
        more = {name for name, block in by_name.items() if kept & _needed_by(block)} - kept
        if not more:
            break
        kept |= more
    text = "\n".join(block for name, block in by_name.items() if name in kept)
    (FOLDER / "hq.txt").write_text(f"{text}\n", encoding="utf-8")
    return 0


def _needed_by(block: str) -> set[str]:
    comment = block.partition("# via")[2]
    return set(re.findall(r"[a-z0-9][a-z0-9-]+", comment))


if __name__ == "__main__":
    raise SystemExit(main())
