"""Proposals as they stand, in plain SQL: drafts, what was sent, what other committees ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.proposal import ANSWERED, Said, Sent, State, newest
from organiser.domain.street_counts import read_counts
from organiser.encrypted_file import Connection
from organiser.usecases.counting import listed


class Whose(StrEnum):
    """Whose a proposal is."""

    DRAFT = "draft"
    OURS = "ours"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Reply:
    """How far headquarters is with it."""

    state: State
    answer: str
    at: datetime
    into: str = ""
    """The title of the one that it was merged into, where that is known here."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One line of the list."""

    id: UUID
    """Of a draft: its own; else that of the series."""
    whose: Whose
    said: Said
    at: datetime
    version: int = 1
    committee: str = ""
    """Of another committee's: its name."""
    reply: Reply | None = None
    is_news: bool = False
    """Whether there is an answer that was not read."""
    seconds: int = 0
    """How many other committees hear the same."""
    heard_here: int = 0
    """Of another committee's that is seconded: how many people said so here."""
    changes: UUID | None = None
    """Of a draft: what was sent and is to be replaced."""


@dataclass(frozen=True, slots=True)
class News:
    """How many answers were not read, and since when the first is there."""

    count: int
    since: datetime | None


def read_proposals(database: Database) -> tuple[ProposalRow, ...]:
    """Return drafts first, then what the committee sent, then what others ask; the newest first."""
    with database.bare() as connection:
        drafts = [_draft(row) for row in connection.execute(_DRAFTS)]
        shared = {row[0]: row for row in connection.execute(_SHARED)}
        sent = newest(_sent(row) for row in connection.execute(_SENT))
        news = {row[0] for row in connection.execute(_NEWS)}
        answers = {row[0]: row[1:] for row in connection.execute(_ANSWERS)}
        seconded = dict(connection.execute(_SECONDED).fetchall())
    titles = {key: row[1] for key, row in shared.items()}
    titles |= {each.series_id.bytes: each.said.title for each in sent}
    ours = [
        _ours(each, answers.get(each.series_id.bytes), shared, titles, news) for each in sent
    ]  # fmt: skip
    mine = {each.series_id.bytes for each in sent}
    others = [
        _other(row, titles, news, seconded.get(key, 0))
        for key, row in shared.items() if key not in mine
    ]  # fmt: skip
    return (*drafts, *ours, *others)


def count_news(connection: Connection) -> News:
    """Return how many answers wait to be read."""
    moments = [row[1] for row in connection.execute(_NEWS)]
    return News(len(moments), clock.moment(min(moments)) if moments else None)


def read_themes(database: Database) -> tuple[str, ...]:
    """Return the themes that are spoken of here, the commonest first."""
    with database.bare() as connection:
        return tuple(theme for (theme,) in connection.execute(_THEMES))


def _draft(row: Sequence[Any]) -> ProposalRow:
    key, made, series, *told = row
    changes = UUID(bytes=series) if series else None
    return ProposalRow(
        UUID(bytes=key), Whose.DRAFT, _said(told), clock.moment(made),
        changes=changes,
    )  # fmt: skip


def _sent(row: Sequence[Any]) -> Sent:
    key, series, version, at, *told = row
    return Sent(UUID(bytes=key), UUID(bytes=series), version, _said(told), clock.moment(at))


def _said(told: Sequence[Any]) -> Said:
    title, text, theme, heard, streets = told
    return Said(title, text, theme, heard, read_counts(streets))


def _ours(
    each: Sent, answer: Sequence[Any] | None, shared: dict[bytes, Any], titles: dict[bytes, str],
    news: set[bytes],
) -> ProposalRow:  # fmt: skip
    key = each.series_id.bytes
    published = shared.get(key)
    return ProposalRow(
        each.series_id, Whose.OURS, each.said, each.sent_at, each.version,
        reply=_reply(answer, titles), is_news=key in news,
        seconds=published[11] if published else 0,
    )  # fmt: skip


def _other(
    row: Sequence[Any], titles: dict[bytes, str], news: set[bytes], heard: int
) -> ProposalRow:
    key, title, text, theme, count, committee, published, *reply, seconds = row
    return ProposalRow(
        UUID(bytes=key), Whose.OTHERS, Said(title, text, theme, count), clock.moment(published),
        committee=committee, reply=_reply(reply, titles), is_news=key in news, seconds=seconds,
        heard_here=heard,
    )  # fmt: skip


def _reply(row: Sequence[Any] | None, titles: dict[bytes, str]) -> Reply | None:
    if row is None:
        return None
    state, answer, at, into = row
    return Reply(State(state), answer, clock.moment(at), titles.get(into, "") if into else "")


_SAID = "title, text, theme, heard"
_DRAFTS = (
    f"SELECT id, made_at, series_id, {_SAID}, streets FROM proposal_draft ORDER BY made_at DESC, id"  # noqa: S608  (our words)
)
_SENT = f"SELECT id, series_id, version, sent_at, {_SAID}, streets FROM proposal"  # noqa: S608  (our words)
_SHARED = f"""
    SELECT id, {_SAID}, committee, published_at, state, answer, at, into_id, seconds
    FROM shared_proposal ORDER BY published_at DESC, id
"""  # noqa: S608  (our words)
_ANSWERS = "SELECT series_id, state, answer, at, into_id FROM proposal_answer"
_SECONDED = "SELECT proposal_id, heard FROM seconding"
_NEWS = f"""
    SELECT a.id, max(a.at) FROM (
      SELECT series_id AS id, state, at FROM proposal_answer
      UNION ALL SELECT s.id, s.state, s.at FROM shared_proposal s
        JOIN seconding ON seconding.proposal_id = s.id) a
    LEFT JOIN seen_answer seen ON seen.series_id = a.id
    WHERE a.state IN ({listed(sorted(ANSWERED))}) AND a.at > coalesce(seen.at, 0)
    GROUP BY a.id
"""  # noqa: S608  (our words)
_THEMES = """
    SELECT value FROM trait WHERE kind = 'theme' GROUP BY value ORDER BY count(*) DESC, value
    LIMIT 30
"""
