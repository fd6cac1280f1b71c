"""Public notices of political messages that reach chosen people online (EU 2024/900)."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from organiser import clock
from organiser.domain.register import LINKS, SECRET, YEARS, Entry, Said, kept_until
from organiser.domain.small_numbers import LEAST
from organiser.hq.models import SelectionLine
from organiser.hq.usecases import drive_counts, elections, links, register
from organiser.hq.web.site.around import same_for_all
from organiser.i18n import _, counted, number
from organiser.words.online import advertisement_words, parameters_words
from organiser.words.outreach import use_label
from organiser.words.register import said_label


@require_safe
@same_for_all
def listed(request: HttpRequest) -> HttpResponse:
    """Show every notice, the latest first."""
    notices = [
        (each, register.entry_of(each).said[Said.SPONSOR],
         register.entry_of(each).said[Said.ELECTION])
        for each in register.public_lines()
    ]  # fmt: skip
    return render(request, "site/notices.html", {"notices": notices, "years": YEARS})


@require_safe
@same_for_all
def one(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one notice."""
    line = _line(reference)
    return render(request, "site/notice.html", _told(line))


@require_safe
def short(_request: HttpRequest, reference: str) -> HttpResponse:
    """Lead from what stands in a message to its notice."""
    return redirect(reverse("notice", args=[_line(reference).reference]))


@require_safe
@same_for_all
def code(_request: HttpRequest, reference: str) -> HttpResponse:
    """Draw the code that leads a phone to a notice."""
    drawn = links.drawn(register.notice_of(_line(reference).reference))
    return HttpResponse(drawn, content_type="image/svg+xml")


def _line(reference: str) -> SelectionLine:
    found = register.public_of(reference)
    if found is None:
        raise Http404
    return found


def _told(line: SelectionLine) -> dict[str, Any]:
    entry, link = register.entry_of(line), register.notice_of(line.reference)
    silence = elections.silence_of("", clock.now())
    return {
        **said_of(entry, line.series), "line": line, "link": link,
        "years": YEARS, "until": kept_until(line.ends_on),
        "beside": advertisement_words(entry.said[Said.SPONSOR], link),
        "silence": silence, "controller": settings.CONTROLLER, "officer": settings.OFFICER,
    }  # fmt: skip


def said_of(entry: Entry, series: UUID | None = None) -> dict[str, Any]:
    """Return what a notice says: of a line that stands, or of one as it will stand."""
    return {
        "entry": entry, "way": use_label(entry.use), "parameters": parameters_words(entry),
        "said": [
            (said_label(each), entry.said[each], each in LINKS)
            for each in Said if each not in SECRET
        ],
        "reached": _reached(series),
    }  # fmt: skip


def _reached(series: UUID | None) -> str:
    """Say how many people were chosen; a number that is too few is not told."""
    sheet = drive_counts.sheet(series) if series is not None else None
    if sheet is None:
        return _("Not counted yet")
    people = sheet.lines[0].people
    if people is None:
        return _("Fewer than {least} people").format(least=number(LEAST))
    return counted("{count} person", "{count} people", people)
