"""What committees ask of headquarters: listed, published to all, answered with a reason."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction
from django.db.models import QuerySet

from organiser import clock
from organiser.domain.directive import COMMITTEE, MOVEMENT
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import id_by_key
from organiser.domain.proposal import (
    ANSWERED,
    MOST_HEARD,
    Said,
    Seconding,
    Seconds,
    State,
    count_seconds,
)
from organiser.domain.street_counts import read_counts
from organiser.errors import Misuse, Refused
from organiser.hq.home import Keys
from organiser.hq.models import HEARD, Proposal
from organiser.hq.usecases import feeds
from organiser.i18n import _

_decode = msgspec.json.Decoder(dict[str, Any]).decode


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal as it stands: its newest version, who sent it, what became of it."""

    series: UUID
    committee: UUID
    name: str
    """Of the committee."""
    said: Said
    version: int
    sent_at: datetime
    seconds: Seconds
    state: State | None
    """None before headquarters has looked at it."""
    answer: str = ""
    into: UUID | None = None
    is_published: bool = False


def rows() -> "QuerySet[Proposal]":
    """Return every proposal that was sent and not taken back, the newest first."""
    found = Proposal.objects.filter(sent_at__isnull=False).select_related("committee")
    return found.order_by("-sent_at", "series")


def line_of(row: Proposal) -> ProposalLine:
    """Return a proposal as it stands."""
    assert row.sent_at is not None
    return ProposalLine(
        row.series, row.committee_id, row.committee.name,
        Said(row.title, row.text, row.theme, row.heard, read_counts(row.streets)),
        row.version, row.sent_at,
        Seconds(row.seconds, row.heard_elsewhere), State(row.state) if row.state else None,
        row.answer, row.into, row.published_at is not None,
    )  # fmt: skip


def list_proposals() -> tuple[ProposalLine, ...]:
    """Return every proposal that was sent and not taken back, the newest first."""
    return tuple(map(line_of, rows()))


def proposal_of(series: UUID) -> ProposalLine:
    """Return one proposal, its seconds counted now; `Misuse` where there is none any more."""
    row = rows().filter(pk=series).first()
    if row is None:
        raise Misuse(_("There is no such proposal."))
    _count(row, _seconding([id_by_key("seconding", series)])[series])
    return line_of(row)


def publish(keys: Keys, series: UUID, *, by: str = "") -> ProposalLine:
    """Show a proposal to all committees, with its committee's name and nobody else's.

    Another version is published anew; what was answered stays.
    """
    with transaction.atomic():
        line = proposal_of(series)
        row = _row(line)
        row.published_at = row.published_at or clock.now()
        row.state = row.state or str(State.RECEIVED)
        row.answered_by = row.answered_by or by
        row.save()
        _tell(keys, line, row)
    return proposal_of(series)


def answer(
    keys: Keys, series: UUID, state: State, reason: str, *, by: str = "", into: UUID | None = None
) -> ProposalLine:
    """Tell the committee, and all where it is published, how far it is and why.

    Raises `Refused` for an answer without its reason, and for a merger that leads nowhere.
    """
    if state in ANSWERED and not reason.strip():
        raise Refused(_("An answer comes with its reason: committees read it."))
    with transaction.atomic():
        line = proposal_of(series)
        row = _row(line)
        if state is State.MERGED:
            _check_merger(series, into)
        row.state, row.answer, row.at = state, reason.strip(), clock.now()
        row.answered_by, row.into = by, into if state is State.MERGED else None
        row.save()
        _tell(keys, line, row)
    return proposal_of(series)


def recount(keys: Keys) -> int:
    """Tell all committees how often each published proposal is seconded; return how many changed.

    Who seconds is told to nobody.
    """
    changed, seconds = 0, _seconding()
    for row in rows():
        _count(row, seconds[row.series])
        if row.published_at is None:
            continue
        with transaction.atomic(), feeds.opened(keys, MOVEMENT) as desk:
            found = desk.shelf.read([row.series]).get(("shared_proposal", row.series))
            if found is not None and found.fields.get("seconds") != row.seconds:
                feeds.put(desk, "shared_proposal", row.series, {"seconds": row.seconds})
                changed += 1
    return changed


def _check_merger(series: UUID, into: UUID | None) -> None:
    other = proposal_of(into) if into is not None else None
    if other is None or other.series == series or other.state is State.MERGED:
        raise Refused(_("Join it with another proposal that stands by itself."))
    if Proposal.objects.filter(into=series).exists():
        raise Refused(_("Others were joined with this one. Join them with the other one first."))


def _row(line: ProposalLine) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",)).get(pk=line.series)


def _tell(keys: Keys, line: ProposalLine, row: Proposal) -> None:
    """Write the answer into the committee's feed, and into that of all where it is published."""
    reply: dict[str, Value] = {
        "state": str(row.state), "answer": row.answer, "at": clock.stamp(row.at),
        "into_id": row.into.hex if row.into else None,
    }  # fmt: skip
    with feeds.opened(keys, f"{COMMITTEE}{line.committee.hex}") as desk:
        key = id_by_key("proposal_answer", line.series)
        feeds.put(desk, "proposal_answer", key, {"series_id": line.series.hex, **reply})
    if row.published_at is None:
        return
    said = line.said
    with feeds.opened(keys, MOVEMENT) as desk:
        feeds.put(desk, "shared_proposal", line.series, {
            "title": said.title, "text": said.text, "theme": said.theme, "heard": said.heard,
            "committee": line.name, "published_at": clock.stamp(row.published_at),
            "seconds": line.seconds.committees, **reply,
        })  # fmt: skip


def _count(row: Proposal, said: Iterable[Seconding]) -> None:
    """Write down how often a proposal is seconded."""
    found = count_seconds(said, row.committee_id)
    if (row.seconds, row.heard_elsewhere) == (found.committees, found.heard):
        return
    row.seconds, row.heard_elsewhere = found.committees, found.heard
    row.save(update_fields=["seconds", "heard_elsewhere"])


def _seconding(ids: Iterable[UUID] | None = None) -> dict[UUID, list[Seconding]]:
    """Return who seconds which proposal; those of *ids* alone, where they are told."""
    found: dict[UUID, list[Seconding]] = defaultdict(list)
    with connection.cursor() as cursor:
        if ids is None:
            cursor.execute(_SECONDED)
        else:
            wanted = [each.hex for each in ids]
            cursor.execute(f"{_SECONDED} AND r.id IN ({', '.join(['%s'] * len(wanted))})", wanted)
        told = cursor.fetchall()
    for committee, said in told:
        fields = _decode(said)
        heard, proposal = fields.get("heard", 1), fields.get("proposal_id")
        if proposal is not None and 1 <= heard <= MOST_HEARD:
            found[UUID(hex=proposal)].append(Seconding(_uuid(committee), heard))
    return found


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)


_SECONDED = f"""
    SELECT c.id, r.fields FROM record r JOIN committee c ON c.scope_id = r.scope_id
    WHERE r.kind = 'seconding' AND r.kind IN {HEARD} AND r.state = 0
"""  # noqa: S608  (words of ours)
