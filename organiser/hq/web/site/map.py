"""The map of committees in two levels, the same as a list, and the search by place."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from organiser.atlas.departments import departments
from organiser.domain.geography import STEPS, shade, thresholds
from organiser.hq.usecases import pages
from organiser.hq.usecases.public import country
from organiser.hq.usecases.public.country import Place
from organiser.hq.web.site import drawing
from organiser.hq.web.site.around import same_for_all
from organiser.i18n import _, counted, number

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Area:
    """A department on the map and in the list."""

    code: str
    name: str
    count: int
    shade: int
    path: str = ""
    where: str = ""
    """Latitude and longitude of its middle."""

    @property
    def words(self) -> str:
        """Return what it is called and how many committees it has."""
        found = counted("{count} committee", "{count} committees", self.count)
        return _("{what}: {said}").format(what=f"{self.name} ({self.code})", said=found)


@dataclass(frozen=True, slots=True)
class Spot:
    """The committees of one commune, as one point."""

    x: float
    y: float
    radius: float
    words: str
    address: str


@require_safe
@same_for_all
def whole(request: HttpRequest) -> HttpResponse:
    """Show the country: departments with their counts, drawn and listed."""
    counts = country.by_department()
    least = thresholds(counts.values())
    canvas, paths = drawing.country()
    middles = drawing.middles()
    areas = [
        Area(code, name, counts.get(code, 0), _shade(counts.get(code, 0), least),
             paths.get(code, ""), country.told(middles.get(code)))
        for code, name in departments().items()
    ]  # fmt: skip
    return render(request, "site/map.html", {
        "canvas": canvas, "areas": areas,
        "drawn": [area for area in areas if area.path],
        "overseas": [area for area in areas if not area.path],
        "shades": range(1, STEPS + 1), "total": number(sum(counts.values())),
        "count": sum(counts.values()),
    })  # fmt: skip


@require_safe
@same_for_all
def department(request: HttpRequest, code: str) -> HttpResponse:
    """Show one department: its communes, and its committees as sized points and as a list."""
    name = departments().get(code)
    drawn = drawing.department(code)
    if name is None or drawn is None:
        raise Http404
    canvas, paths = drawn
    places = country.of_department(code)
    return render(request, "site/department.html", {
        "code": code, "name": name, "canvas": canvas, "paths": list(paths.values()),
        "spots": _spots(canvas, places), "places": places, "count": len(places),
    })  # fmt: skip


@require_safe
@same_for_all
def find(request: HttpRequest) -> HttpResponse:
    """Show the committees of the place that was typed; ask where several are meant."""
    typed = request.GET.get("q", "")[:_LONGEST].strip()
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(code) == pages.LENGTH and (page := pages.page_of(code)) is not None:
        return redirect("committee", page.code)
    found = country.find(typed, request.GET.get("commune", "")[:5])
    return render(request, "site/find.html", {"typed": typed, "found": found})


def _shade(count: int, least: tuple[int, ...]) -> int:
    return shade(count, least) if count else 0


def _spots(canvas: drawing.Canvas, places: tuple[Place, ...]) -> list[Spot]:
    counts = country.per_commune(places)
    spots: dict[str, Spot] = {}
    for place in places:
        if place.point is None or place.insee in spots:
            continue
        x, y = canvas.at(place.point)
        many = counts[place.insee]
        found = counted("{count} committee", "{count} committees", many)
        spots[place.insee] = Spot(
            round(x, 1), round(y, 1), round(9 + 4 * min(many, 16) ** 0.5, 1),
            _("{what}: {said}").format(what=place.commune, said=found), _address_of(place, many),
        )  # fmt: skip
    return list(spots.values())


def _address_of(place: Place, many: int) -> str:
    """Lead to the committee, or to where all of the commune are listed."""
    return f"/comite/{place.code}/" if many == 1 else f"#commune-{place.insee}"
