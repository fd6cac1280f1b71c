"""What committees ask of headquarters: listed, published to all, answered with a reason."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

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
    Sent,
    State,
    count_seconds,
    newest,
)
from organiser.errors import Misuse, Refused
from organiser.hq.home import Keys
from organiser.hq.models import Committee, Proposal
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


def list_proposals() -> tuple[ProposalLine, ...]:
    """Return every proposal that was sent and not taken back, the newest first."""
    known = {each.series: each for each in Proposal.objects.all()}
    authors, sent = {}, []
    for committee, name, each in _sent():
        row = known.get(each.series_id)
        if row is not None and row.committee_id != committee:
            continue  # whoever reads the number of another's proposal does not speak for it
        authors[each.series_id] = (committee, name)
        sent.append(each)
    seconds = _secondings()
    return tuple(
        _line(each, *authors[each.series_id], known.get(each.series_id), seconds[each.series_id])
        for each in newest(sent)
    )


def proposal_of(series: UUID) -> ProposalLine:
    """Return one proposal; `Misuse` where there is none, or it was taken back."""
    for each in list_proposals():
        if each.series == series:
            return each
    raise Misuse(_("There is no such proposal."))


def publish(keys: Keys, series: UUID, *, by: str = "") -> ProposalLine:
    """Show a proposal to all committees, with its committee's name and nobody else's.

    Another version is published anew; what was answered stays.
    """
    with transaction.atomic():
        line = proposal_of(series)
        row = _row(line)
        row.published_at = row.published_at or clock.now()
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
    changed = 0
    for line in list_proposals():
        if not line.is_published:
            continue
        with transaction.atomic(), feeds.opened(keys, MOVEMENT) as desk:
            found = desk.shelf.read([line.series]).get(("shared_proposal", line.series))
            if found is not None and found.fields.get("seconds") != line.seconds.committees:
                feeds.put(
                    desk, "shared_proposal", line.series, {"seconds": line.seconds.committees}
                )
                changed += 1
    return changed


def _check_merger(series: UUID, into: UUID | None) -> None:
    other = proposal_of(into) if into is not None else None
    if other is None or other.series == series or other.state is State.MERGED:
        raise Refused(_("Join it with another proposal that stands by itself."))
    if Proposal.objects.filter(into=series).exists():
        raise Refused(_("Others were joined with this one. Join them with the other one first."))


def _row(line: ProposalLine) -> Proposal:
    found = Proposal.objects.select_for_update(of=("self",)).filter(pk=line.series).first()
    if found is not None:
        return found
    committee = Committee.objects.get(pk=line.committee)
    return Proposal(series=line.series, committee=committee, at=clock.now())


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


def _line(
    each: Sent, committee: UUID, name: str, row: Proposal | None, said: list[Seconding]
) -> ProposalLine:
    return ProposalLine(
        each.series_id, committee, name, each.said, each.version, each.sent_at,
        count_seconds(said, committee), State(row.state) if row else None,
        row.answer if row else "", row.into if row else None,
        row is not None and row.published_at is not None,
    )  # fmt: skip


def _sent() -> Iterator[tuple[UUID, str, Sent]]:
    for committee, name, key, fields in _records("proposal"):
        said = Said(
            fields.get("title", ""), fields.get("text", ""), fields.get("theme", ""),
            fields.get("heard", 1),
        )  # fmt: skip
        series = fields.get("series_id")
        if series is None or said.fault() is not None:
            continue  # a laptop may write what its screen would not
        at = clock.moment(fields.get("sent_at", 0))
        yield committee, name, Sent(key, UUID(hex=series), fields.get("version", 1), said, at)


def _secondings() -> dict[UUID, list[Seconding]]:
    found: dict[UUID, list[Seconding]] = defaultdict(list)
    for committee, _name, _key, fields in _records("seconding"):
        heard, proposal = fields.get("heard", 1), fields.get("proposal_id")
        if proposal is not None and 1 <= heard <= MOST_HEARD:
            found[UUID(hex=proposal)].append(Seconding(committee, heard))
    return found


def _records(kind: str) -> Iterator[tuple[UUID, str, UUID, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute(_OF_KIND, [kind])
        rows = cursor.fetchall()
    for committee, name, key, fields in rows:
        yield _uuid(committee), name, _uuid(key), _decode(fields)


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)


_OF_KIND = """
    SELECT c.id, c.name, r.id, r.fields FROM record r JOIN committee c ON c.scope_id = r.scope_id
    WHERE r.kind = %s AND r.state = 0
"""
