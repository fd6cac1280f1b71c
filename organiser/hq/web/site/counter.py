"""How many committees there are since the beginning: a chart drawn here, the same as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organiser.atlas.departments import departments
from organiser.hq.usecases.public import country
from organiser.hq.web.site.around import same_for_all
from organiser.hq.web.site.months import chart, months_of
from organiser.i18n import number


@require_safe
@same_for_all
def show(request: HttpRequest) -> HttpResponse:
    """Show how many committees there are, by month and by department."""
    months, counts = months_of(country.by_month()), country.by_department()
    total = sum(counts.values())
    areas = [
        {"code": code, "name": name, "count": number(counts[code])}
        for code, name in departments().items() if code in counts
    ]  # fmt: skip
    return render(request, "site/counter.html", {
        "count": total, "total": number(total), "areas": areas, "months": months[::-1],
        "chart": chart(months), "since": months[0].words if months else "",
        "begun": number(sum(month.begun for month in months)),
        "ended": number(sum(month.ended for month in months)),
    })  # fmt: skip
