"""Writes resources/geo/outlines/: outlines of communes and departments, and every commune's centre.

python tools/make_outlines.py COMMUNES.geojson DEPARTMENTS.geojson CENTRES.csv INVENTED.geojson

COMMUNES.geojson holds the outlines of some departments' communes (code, nom), DEPARTMENTS.geojson
those of the departments (code), CENTRES.csv every commune's centre (code_insee;nom;lon;lat;...),
INVENTED.geojson the quarters of the invented commune of the demonstration (codeCommune).
"""

import csv
import gzip
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from organiser.domain.geography import UNIT, outer_ring, pack_ring
from organiser.domain.territory import department_of

OUT = Path(__file__).resolve().parent.parent / "resources" / "geo" / "outlines"


def main() -> int:
    """Write one file a department, one of all departments, one of all centres."""
    communes, departments, centres, invented = (Path(name) for name in sys.argv[1:5])
    OUT.mkdir(parents=True, exist_ok=True)
    for department, shapes in _by_department(communes).items():
        _write(OUT / f"{department}.json.gz", shapes)
    _write(OUT / "departments.json.gz", _shapes(_features(departments)))
    _write(OUT / "centres.json.gz", _centres(centres))
    _write(OUT / "invented.json.gz", _invented(invented))
    print(*(f"{file.name} {file.stat().st_size}" for file in sorted(OUT.glob("*.gz"))), sep="\n")
    return 0


def _by_department(file: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for code, rings in _shapes(_features(file)).items():
        found.setdefault(department_of(code), {})[code] = rings
    return found


def _features(file: Path) -> list[dict[str, Any]]:
    return json.loads(file.read_text(encoding="utf-8"))["features"]


def _shapes(features: list[dict[str, Any]]) -> dict[str, list[list[int]]]:
    """Return the rings of each shape: outer and inner alike, filled by the odd-even rule."""
    return {
        feature["properties"]["code"]: [
            packed for ring in _rings(feature["geometry"]) if len(packed := pack_ring(ring)) >= 6
        ]
        for feature in features
    }


def _invented(file: Path) -> dict[str, list[list[int]]]:
    found: dict[str, list[list[tuple[float, float]]]] = {}
    for feature in _features(file):
        rings = [
            [(round(x, 4), round(y, 4)) for x, y in ring] for ring in _rings(feature["geometry"])
        ]
        found.setdefault(feature["properties"]["codeCommune"], []).extend(rings)
    return {code: [pack_ring(outer_ring(rings))] for code, rings in found.items()}


def _rings(geometry: dict[str, Any]) -> list[list[tuple[float, float]]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [ring for polygon in polygons for ring in polygon]


def _centres(file: Path) -> dict[str, list[int]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {
            row["code_insee"]: [round(float(row["lon"]) * UNIT), round(float(row["lat"]) * UNIT)]
            for row in csv.DictReader(lines, delimiter=";")
        }


def _write(file: Path, value: dict[str, Any]) -> None:
    """The same bytes each time: no date, no file name."""
    text = json.dumps(dict(sorted(value.items())), separators=(",", ":"))
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    sys.exit(main())
