"""Makes the table of departments that comes along, from Insee's list.

    python tools/make_departments.py v_departement_2024.csv

Overseas collectivities stand in no list of departments, but committees are there too.
"""

import csv
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "geo" / "departments.csv"
COLLECTIVITIES = {
    "975": "Saint-Pierre-et-Miquelon", "977": "Saint-Barthélemy", "978": "Saint-Martin",
    "986": "Wallis-et-Futuna", "987": "Polynésie française", "988": "Nouvelle-Calédonie",
}  # fmt: skip


def main() -> int:
    """Write code and name, by code."""
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as file:
        names = {line["DEP"]: line["LIBELLE"] for line in csv.DictReader(file)}
    with OUT.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(sorted({**names, **COLLECTIVITIES}.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
