"""The list of committees, and the page of one: how it fares, its laptops, its history."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organiser.atlas.communes import communes
from organiser.atlas.departments import departments
from organiser.hq import home
from organiser.hq.models import Committee, Role
from organiser.hq.usecases.desk import committees, ending, health, history
from organiser.hq.usecases.desk.committees import Shown
from organiser.hq.web.desk import words
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import number

OFFICERS = (Role.NATIONAL, Role.DEPARTMENT)
"""Who decides about committees."""
LOOKERS = (*OFFICERS, Role.SUPPORT)
"""Who sees them, and helps with their laptops."""
_A_PAGE, _LONGEST = 50, 80


@door(*LOOKERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the committees that she is there for."""
    account = account_of(request)
    shown = _shown(request.GET.get("etat", ""))
    department = request.GET.get("departement", "")[:3]
    typed = request.GET.get("q", "")[:_LONGEST].strip()
    meant = [each.insee for each in communes().find(typed)]
    found = committees.listed(account, shown, department, typed, meant)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    calls = committees.with_last_call(list(page))
    counts = committees.count_of(account)
    return render(request, "desk/committees.html", {
        "page": page, "typed": typed, "department": department, "shown": str(shown),
        "lines": [_line(each, *calls.get(each.pk, (None, 0))) for each in page],
        "tabs": [(str(each), words.shown(each), number(counts[each])) for each in Shown],
        "departments": [] if account.role == Role.DEPARTMENT else list(departments().items()),
    })  # fmt: skip


@door(*LOOKERS)
@require_safe
def one(request: HttpRequest, committee: Committee) -> HttpResponse:
    """Show one committee."""
    return shown_one(request, committee)


def shown_one(
    request: HttpRequest, committee: Committee, status: int = 200, **said: Any
) -> HttpResponse:  # fmt: skip
    """Return the page of one committee, with what an act has to say."""
    keys, account = home.keys(), account_of(request)
    laptops = committees.laptops_of(keys, committee)
    fares = health.look_at(committee)
    seen_at = max((each.seen_at for each in laptops if each.seen_at is not None), default=None)
    known = {
        "committee": committee, "place": _place(committee), "page": committee.page,
        "laptops": laptops, "health": fares, "seen_at": seen_at,
        "is_alarm": _is_alarm(committee, fares.waiting, seen_at),
        "is_officer": account.role in OFFICERS, "fall_back": ending.fall_back_of(committee),
        "is_fall_back": ending.is_fall_back(committee), "into": committee.merged_into,
        "events": [(words.event(each.what), each) for each in history.of(keys, committee)], **said,
    }  # fmt: skip
    return render(request, "desk/committee.html", known, status=status)


def _line(committee: Committee, seen_at: datetime | None, laptops: int) -> dict[str, Any]:
    fares = getattr(committee, "health", None)
    return {
        "committee": committee, "place": _place(committee), "seen_at": seen_at, "laptops": laptops,
        "health": fares, "is_alarm": _is_alarm(committee, fares.waiting if fares else 0, seen_at),
    }  # fmt: skip


def _is_alarm(committee: Committee, waiting: int, seen_at: datetime | None) -> bool:
    return bool(committee.closed_at is None and waiting and health.is_silent(seen_at))


def _place(committee: Committee) -> str:
    commune = communes().named(committee.insee)
    code = committees.code_of_department(committee)
    return f"{commune.name if commune else committee.insee} ({code})" if code else ""


def _shown(told: str) -> Shown:
    return Shown(told) if told in set(Shown) else Shown.OPEN
