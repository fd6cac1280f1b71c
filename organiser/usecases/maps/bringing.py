"""Brings in the outlines of another department's communes from a file of IGN (GeoJSON)."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from organiser.atlas.communes import communes
from organiser.atlas.outlines import FOLDER
from organiser.domain.geography import pack_ring
from organiser.domain.territory import department_of
from organiser.errors import UnreadableFile
from organiser.files import replacing
from organiser.i18n import _
from organiser.progress import Progress

_CODES = ("INSEE_COM", "insee_com", "code_insee", "codeCommune", "code", "INSEE", "insee")
_LARGEST = 400_000_000
_A_STEP = 50
_EAST, _NORTH = 180.0, 90.0


def bring_outlines(home: Path, file: Path, progress: Progress | None = None) -> dict[str, int]:
    """Keep the outlines of *file* in *home*; return how many communes of each department.

    Raises `UnreadableFile` for what is no GeoJSON of communes in degrees; nothing is kept then.
    """
    progress = progress or Progress()
    features = _features(file)
    found: dict[str, dict[str, list[list[int]]]] = {}
    for done, feature in enumerate(features):
        if done % _A_STEP == 0:
            progress.at(done, len(features))
        code, rings = _commune(feature)
        if code:
            found.setdefault(department_of(code), {}).setdefault(code, []).extend(rings)
    if not found:
        raise UnreadableFile(_("This file holds no outline of a commune."))
    (home / FOLDER).mkdir(parents=True, exist_ok=True)
    for department, shapes in found.items():
        with replacing(home / FOLDER / f"{department}.json.gz") as fresh:
            fresh.write_bytes(gzip.compress(json.dumps(shapes).encode(), mtime=0))
    return {department: len(shapes) for department, shapes in sorted(found.items())}


def bring_several(
    home: Path, files: Sequence[Path], progress: Progress | None = None
) -> dict[str, int]:
    """Keep the outlines of all *files*; the first that cannot be read is named, the others stay."""
    found: dict[str, int] = {}
    for file in files:
        try:
            found |= bring_outlines(home, file, progress)
        except UnreadableFile as error:
            if len(files) == 1:
                raise
            words = _("{file}: {why}").format(file=file.name, why=error)
            raise UnreadableFile(words) from error
    return found


def _features(file: Path) -> list[Any]:
    try:
        if file.stat().st_size > _LARGEST:
            raise UnreadableFile(
                _("This file is too large. Take the communes of one department, as GeoJSON.")
            )
        content = json.loads(file.read_text(encoding="utf-8-sig"))
        features = content["features"]
        if not isinstance(features, list):
            raise _no_outlines()
    except OSError as error:
        raise UnreadableFile(_("The file cannot be read.")) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _no_outlines() from error
    return features


def _commune(feature: Any) -> tuple[str, list[list[int]]]:
    """Return the code and the rings of one feature; no code for what is no commune of France."""
    try:
        said = feature["properties"]
        code = next((str(said[name]) for name in _CODES if said.get(name)), "")
        if not code or communes().named(code) is None:
            return "", []
        rings = [pack_ring(ring) for ring in _rings(feature["geometry"])]
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        raise _no_outlines() from error
    return code, [ring for ring in rings if len(ring) >= 6]


def _rings(geometry: Mapping[str, Any] | None) -> Iterator[list[tuple[float, float]]]:
    if geometry is None:  # IGN and others write areas without a shape
        return
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    elif geometry["type"] != "MultiPolygon":
        raise _no_outlines()
    for polygon in polygons:
        for ring in polygon:
            points = [(float(point[0]), float(point[1])) for point in ring]
            if any(abs(x) > _EAST or abs(y) >= _NORTH for x, y in points):
                raise UnreadableFile(
                    _("The places in this file are not in degrees. Ask for it in WGS 84.")
                )
            yield points


def _no_outlines() -> UnreadableFile:
    return UnreadableFile(_("This file is no map of communes (GeoJSON)."))
