"""The committees of the country, of a department, of a place: what map and list show."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, QuerySet, Sum

from organiser.atlas.communes import communes
from organiser.atlas.outlines import centres
from organiser.domain.communes import Commune, is_postcode
from organiser.domain.geography import Point, kilometres, unproject
from organiser.domain.territory import department_of
from organiser.hq.models import Committee, CommitteeCount

_MOST_MEANT = 8
"""Towns shown of a name that is not whole; a postcode shows all of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A committee where it is."""

    code: str
    name: str
    insee: str
    commune: str
    point: Point | None
    """On the map; None where the commune's centre is not known."""
    away: int | None = None
    """Kilometres from what was looked for, where it is not there itself."""

    @property
    def where(self) -> str:
        """Return its latitude and longitude, for a browser to compare with; "" if not known."""
        return told(self.point)


@dataclass(frozen=True, slots=True)
class Town:
    """A commune to choose, and how many committees it has."""

    commune: Commune
    committees: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant by a postcode or a name: towns, and the committees of the one chosen."""

    towns: tuple[Town, ...]
    places: tuple[Place, ...] = ()
    is_near: bool = False
    """Whether the committees are those nearest to it, as it has none itself."""
    more: int = 0
    """How many more towns were meant."""


def by_department() -> dict[str, int]:
    """Return how many committees there are in each department that has one."""
    standing = CommitteeCount.objects.values("department").annotate(
        count=Sum(F("opened") - F("closed"))
    )
    return {line["department"]: line["count"] for line in standing if line["count"] > 0}


def by_month() -> list[tuple[date, int, int]]:
    """Return month by month how many committees began and ended, the first month first."""
    lines = CommitteeCount.objects.values("month").annotate(
        begun=Sum("opened"), ended=Sum("closed")
    )
    return [(line["month"], line["begun"], line["ended"]) for line in lines.order_by("month")]


def of_department(code: str) -> tuple[Place, ...]:
    """Return the committees of a department, by commune and name."""
    found = _open().filter(department__name=f"department:{code}")
    return _placed(found.values_list("page__code", "name", "insee"))


def told(point: Point | None) -> str:
    """Return the latitude and longitude of a place on the map, to a hundred metres."""
    if point is None:
        return ""
    longitude, latitude = unproject(point)
    return f"{latitude:.3f},{longitude:.3f}"


def find(typed: str, insee: str = "") -> Found:
    """Return what *typed* may mean; the committees there once it can be one commune only.

    *insee*: the commune that she chose among several. A postcode serves several communes.
    """
    meant = communes().offer(typed, _MOST_MEANT)
    chosen = communes().named(insee) if insee else None
    if chosen is None and len(meant.communes) == 1:
        chosen = meant.communes[0]
    if chosen is None:
        return Found(_with_committees(meant.communes, is_postcode(typed)), more=meant.more)
    here = _placed(_open().filter(insee=chosen.insee).values_list("page__code", "name", "insee"))
    if here:
        return Found((Town(chosen, len(here)),), here)
    return Found((Town(chosen),), _nearest(chosen.insee), is_near=True)


def _with_committees(meant: Sequence[Commune], is_by_name: bool) -> tuple[Town, ...]:
    """Count the committees of each; *is_by_name*: those that have one first, then by name."""
    insees = [commune.insee for commune in meant]
    counts = Counter(_open().filter(insee__in=insees).values_list("insee", flat=True))
    towns = [Town(commune, counts[commune.insee]) for commune in meant]
    if is_by_name:
        towns.sort(key=lambda town: town.committees == 0)
    return tuple(towns)


def _open() -> "QuerySet[Committee]":
    return Committee.objects.filter(closed_at=None, committed_at__isnull=False)


def _placed(rows: Iterable[tuple[str, str, str]]) -> tuple[Place, ...]:
    known, where = communes(), centres()
    places = []
    for code, name, insee in rows:
        commune = known.named(insee)
        places.append(Place(code, name, insee, commune.name if commune else "", where.get(insee)))
    return tuple(sorted(places, key=lambda place: (place.commune, place.name)))


def _nearest(insee: str, most: int = 5) -> tuple[Place, ...]:
    """Return the committees nearest to a commune: of its department, else of the country."""
    here = centres().get(insee)
    if here is None:
        return ()
    places = of_department(department_of(insee)) or _placed(
        _open().exclude(insee="").values_list("page__code", "name", "insee")
    )
    return nearest(places, here, most)


def nearest(places: Sequence[Place], here: Point, most: int) -> tuple[Place, ...]:
    """Return the *most* of *places* that are nearest to *here*, the nearest first."""
    known = [(kilometres(place.point, here), place) for place in places if place.point is not None]
    known.sort(key=lambda found: found[0])
    return tuple(replace(place, away=round(far)) for far, place in known[:most])


def per_commune(places: Iterable[Place]) -> dict[str, int]:
    """Return how many of *places* are in each commune."""
    return dict(Counter(place.insee for place in places))
