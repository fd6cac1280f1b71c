"""What a map shows: figures by commune and by street, none of them of fewer than five people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from organiser.atlas.communes import communes
from organiser.database import Database
from organiser.domain.engagement import Rung
from organiser.domain.field import KNOCKED
from organiser.domain.geography import SMALLEST, shown_figures
from organiser.encrypted_file import Connection
from organiser.usecases.counting import listed

Said = tuple[str, str, str]
"""How an address names its commune: code, postcode, name; each may be missing."""


class Metric(StrEnum):
    """What is counted."""

    PEOPLE = "people"
    VOLUNTEERS = "volunteers"
    DOORS = "doors"
    """Doors knocked at, whether or not somebody opened."""
    ACTIONS = "actions"
    """Actions that took place, where their commune was noted: of nobody in particular."""


@dataclass(frozen=True, slots=True)
class Area:
    """A commune, or a street of one."""

    code: str
    """The commune's, or the key of the street within it."""
    name: str
    figures: Mapping[Metric, int]


@dataclass(frozen=True, slots=True)
class MapFigures:
    """What the communes count, and what could not be placed."""

    communes: Mapping[str, Area]
    nowhere: int
    """People whose commune is not known."""
    home: str
    """The commune of the committee, by its code; perhaps nothing."""
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    """For each commune, how the addresses there name it."""


def read_figures(database: Database) -> MapFigures:
    """Count by commune."""
    with database.bare() as connection:
        (home,) = connection.execute("SELECT insee FROM committee").fetchone()
        counted: dict[str, Counter[Metric]] = {}
        said: dict[str, set[Said]] = {}
        nowhere = connection.execute(_HOMELESS).fetchone()[0]
        for metric, rows in _every(connection):
            for insee, postcode, city, count in rows:
                code = commune_of(insee, postcode, city, home)
                if code:
                    counted.setdefault(code, Counter())[metric] += count
                    said.setdefault(code, set()).add((insee, postcode, city))
                elif metric is Metric.PEOPLE:
                    nowhere += count
    areas = {code: Area(code, _name(code, said), told(c)) for code, c in counted.items()}
    return MapFigures(areas, nowhere, home, {code: tuple(sorted(s)) for code, s in said.items()})


def read_streets(database: Database, said: Iterable[Said]) -> tuple[Area, ...]:
    """Count by street where addresses name the commune as *said*, the most people first."""
    counted: dict[str, Counter[Metric]] = {}
    names: dict[str, str] = {}
    with database.bare() as connection:
        for place in said:
            for metric, statement in _STREETS.items():
                for key, name, count in connection.execute(statement, place):
                    counted.setdefault(key, Counter())[metric] += count
                    names.setdefault(key, name)
    streets = [Area(key, names[key], told(counts)) for key, counts in counted.items() if key]
    shown = [street for street in streets if any(street.figures.values())]
    return tuple(sorted(shown, key=lambda s: (-s.figures[Metric.PEOPLE], s.name)))


def told(counts: Mapping[Metric, int], smallest: int = SMALLEST) -> dict[Metric, int]:
    """Return the figures that may be told; one of fewer than five people or doors is 0."""
    shown = {**shown_figures(counts, smallest), Metric.ACTIONS: counts.get(Metric.ACTIONS, 0)}
    return {metric: shown.get(metric, 0) for metric in Metric}


def commune_of(insee: str, postcode: str, city: str, home: str) -> str:
    """Return the code of the commune that an address names, or nothing.

    The code first; then see `Communes.meant`. *home* is the committee's own, known or invented.
    """
    known = communes()
    if insee and (insee == home or known.named(insee)):
        return insee
    commune = known.meant(city, postcode)
    if commune is not None:
        return commune.insee
    return home if home and postcode == home else ""


def _name(code: str, said: Mapping[str, set[Said]]) -> str:
    commune = communes().named(code)
    if commune is not None:
        return commune.name
    written = Counter(city for _insee, _postcode, city in said[code] if city)
    return next((city for city, _n in written.most_common(1)), code)


def _every(connection: Connection) -> Iterable[tuple[Metric, Iterable[tuple[str, str, str, int]]]]:
    for metric, statement in _COMMUNES.items():
        yield metric, connection.execute(statement).fetchall()


_KNOCKED = listed(sorted(KNOCKED))
_PEOPLE = "person p JOIN address a ON a.id = p.address_id"
_DOORS = (
    f"(SELECT DISTINCT address_id FROM visit WHERE outcome IN ({_KNOCKED})) v "  # noqa: S608
    "JOIN address a ON a.id = v.address_id"
)
_HOMELESS = "SELECT count(*) FROM person WHERE address_id IS NULL"
_SOURCES = {
    Metric.PEOPLE: f"{_PEOPLE} WHERE 1",
    Metric.VOLUNTEERS: f"{_PEOPLE} WHERE p.rung >= {int(Rung.VOLUNTEER)}",
    Metric.DOORS: f"{_DOORS} WHERE 1",
}
_COMMUNES = {
    metric: f"SELECT a.insee, a.postcode, a.city, count(*) FROM {source} GROUP BY 1, 2, 3"  # noqa: S608
    for metric, source in _SOURCES.items()
}
_COMMUNES[Metric.ACTIONS] = (
    "SELECT '', '', city, count(*) FROM action WHERE state = 'done' AND city != '' GROUP BY city"
)
_STREETS = {
    metric: (
        f"SELECT a.street_key, min(iif(a.street = '', a.hamlet, a.street)), count(*) FROM {source} "  # noqa: S608
        "AND a.insee = ? AND a.postcode = ? AND a.city = ? GROUP BY 1"
    )
    for metric, source in _SOURCES.items()
}
