"""Writes resources/geo/communes.csv.gz: code, name and postcodes of every French commune.

python tools/make_communes.py COG.csv POSTCODES.csv

COG.csv is Insee's list of communes (v_commune_2024), POSTCODES.csv La Poste's official list.
"""

import csv
import gzip
import io
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "geo" / "communes.csv.gz"
DISTRICTS = {"13055": "132", "69123": "6938", "75056": "751"}
"""Marseille, Lyon, Paris: their postcodes are listed under their districts."""


def main() -> int:
    """Join the two lists and say how many communes there are."""
    cog, postcodes = (Path(name) for name in sys.argv[1:3])
    known = _postcodes(postcodes)
    rows = [(code, name, " ".join(sorted(_codes_of(code, known)))) for code, name in _communes(cog)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(_packed(rows))
    without = sum(1 for row in rows if not row[2])
    print(f"{len(rows)} communes, {without} without a postcode, {OUT.stat().st_size} bytes")
    return 0


def _communes(file: Path) -> list[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return sorted((row["COM"], row["LIBELLE"]) for row in rows if row["TYPECOM"] == "COM")


def _postcodes(file: Path) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            known.setdefault(row["code_commune_insee"], set()).add(row["code_postal"])
    return known


def _codes_of(code: str, known: dict[str, set[str]]) -> set[str]:
    start = DISTRICTS.get(code)
    if start is None:
        return known.get(code, set())
    return set().union(*(codes for insee, codes in known.items() if insee.startswith(start)))


def _packed(rows: list[tuple[str, str, str]]) -> bytes:
    """The same bytes each time: no date, no file name."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as out:
        out.write(text.getvalue().encode())
    return packed.getvalue()


if __name__ == "__main__":
    sys.exit(main())
