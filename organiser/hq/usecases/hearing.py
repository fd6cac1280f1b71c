"""Writes down what committees propose where lists read it, at the push that brings it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from organiser import clock
from organiser.domain.proposal import Said, Sent, newest
from organiser.domain.street_counts import read_counts, written
from organiser.hq.models import Committee, Proposal

PROPOSAL = "proposal"
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_OF_COMMITTEE = """
    SELECT id, fields FROM record WHERE scope_id = %s AND kind = 'proposal' AND state = 0
"""


def note(scope: int, kinds: Iterable[str]) -> None:
    """Write down what the committee of *scope* proposes now, if one of *kinds* is a proposal.

    A proposal is spoken for by the committee that sent it first, not by who reads its number.
    """
    if PROPOSAL not in kinds:
        return
    committee = Committee.objects.filter(scope_id=scope).first()
    if committee is None:
        return
    sent = {each.series_id: each for each in newest(_sent(scope))}
    known = Proposal.objects.in_bulk(sent)
    for series, each in sent.items():
        row = known.get(series) or Proposal(series=series, committee=committee, at=clock.now())
        if row.committee_id == committee.pk:
            _write(row, each)
    gone = Proposal.objects.filter(committee=committee).exclude(series__in=sent)
    gone.filter(state="", published_at=None).delete()
    gone.update(sent_at=None)


def _write(row: Proposal, each: Sent) -> None:
    said = each.said
    row.title, row.text, row.theme, row.heard = said.title, said.text, said.theme, said.heard
    row.streets = written(said.streets)
    row.version, row.sent_at = each.version, each.sent_at
    row.save()


def _sent(scope: int) -> Iterable[Sent]:
    with connection.cursor() as cursor:
        cursor.execute(_OF_COMMITTEE, [scope])
        rows = cursor.fetchall()
    for key, told in rows:
        fields = _decode(told)
        said = Said(
            fields.get("title", ""), fields.get("text", ""), fields.get("theme", ""),
            fields.get("heard", 1), read_counts(fields.get("streets", "")),
        )  # fmt: skip
        series = fields.get("series_id")
        if series is None or said.fault() is not None:
            continue  # a laptop may write what its screen would not
        at = clock.moment(fields.get("sent_at", 0))
        yield Sent(_uuid(key), UUID(hex=series), fields.get("version", 1), said, at)


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)
