"""Keeps the French catalogue in step with the phrases of the program.

python tools/catalogue.py            extract, keep what is translated, say what is missing
python tools/catalogue.py FILE.json  take translations from {"English": "Français"}
"""

import json
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from build_catalogues import compile_catalogues
from phrases import phrases

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "locale" / "fr" / "LC_MESSAGES" / "organiser.po"


def main() -> int:
    """Update the catalogue; return 1 when a phrase has no French."""
    with PO.open("rb") as file:
        old = read_po(file, locale="fr")
    said = _said_in(sys.argv[1:])
    new = Catalog(
        locale="fr", project="organiser", charset="utf-8", fuzzy=False,
        creation_date=old.creation_date,
    )  # fmt: skip
    for file, text, comments in sorted(phrases(ROOT / "organiser"), key=lambda found: found[0]):
        french = _typeset(said.get(_key(text)) or _of(old, text))
        new.add(text, french, locations=[(f"organiser/{file}", 0)], auto_comments=comments)
    missing = [message.id for message in new if message.id and not _is_whole(message.string)]
    with PO.open("wb") as file:
        write_po(file, new, width=100, sort_by_file=True, include_lineno=False, omit_header=False)
    compile_catalogues()
    for phrase in missing:
        print(f"no French: {phrase!r}")
    return 1 if missing else 0


def _said_in(files: list[str]) -> dict[str, object]:
    said: dict[str, object] = {}
    for name in files:
        for english, french in json.loads(Path(name).read_text(encoding="utf-8")).items():
            said[english] = tuple(french) if isinstance(french, list) else french
    return said


def _typeset(french: object) -> object:
    """Put the blanks that do not break, and the apostrophe, where French has them."""
    if isinstance(french, tuple | list):
        return tuple(_typeset(part) for part in french)
    text = str(french)
    for plain, set_ in (
        (" :", "\u00a0:"), (" ;", "\u202f;"), (" !", "\u202f!"), (" ?", "\u202f?"),
        ("« ", "«\u00a0"), (" »", "\u00a0»"), ("'", "’"),
    ):  # fmt: skip
        text = text.replace(plain, set_)
    return text


def _key(text: object) -> str:
    return text[0] if isinstance(text, tuple) else str(text)


def _of(catalogue: Catalog, text: object) -> object:
    message = catalogue.get(text)
    return message.string if message and _is_whole(message.string) else ""


def _is_whole(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
