"""Proposals that are written, sent and seconded; and that an answer was read."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.identifier import id_by_key, new_id
from organiser.domain.proposal import MOST_HEARD, Fault, Said
from organiser.domain.street_counts import written
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.proposal import (
    ProposalDraft,
    SecondedProposal,
    SeenAnswer,
    SentProposal,
)
from organiser.words.proposals import fault_words


def keep_draft(
    database: Database, said: Said, draft_id: UUID | None = None, *, changes: UUID | None = None
) -> UUID:
    """Keep what is written so far; *changes*: the series that it is to replace. Return its id."""
    with database.transaction("proposal.draft") as session:
        draft = session.get(ProposalDraft, draft_id) if draft_id is not None else None
        if draft is None:
            draft = ProposalDraft(id=new_id(), made_at=clock.now(), series_id=changes)
            session.add(draft)
        draft.title, draft.text = " ".join(said.title.split()), said.text.strip()
        draft.theme, draft.heard = " ".join(said.theme.split()), said.heard
        draft.streets = written(said.streets)
        return draft.id


def throw_away(database: Database, draft_id: UUID) -> None:
    """Drop a draft; one undo brings it back."""
    with database.transaction("proposal.drop") as session:
        session.delete(_draft(session, draft_id))


def send(database: Database, draft_id: UUID) -> UUID:
    """Send a draft at the next exchange; from now on it is not changed. Return its series.

    Raises `OrganiserError` in her words where something is missing.
    """
    with database.transaction("proposal.send") as session:
        draft = _draft(session, draft_id)
        said = Said(draft.title, draft.text, draft.theme, draft.heard)
        if (fault := said.fault()) is not None:
            raise OrganiserError(fault_words(fault))
        key = new_id()
        series = draft.series_id or key
        last = session.scalar(
            select(func.max(SentProposal.version)).where(SentProposal.series_id == series)
        )
        session.add(
            SentProposal(
                id=key, series_id=series, version=(last or 0) + 1, title=said.title,
                text=said.text, theme=said.theme, heard=said.heard, sent_at=clock.now(),
                streets=draft.streets,
            )
        )  # fmt: skip
        session.delete(draft)
        return series


def second(database: Database, series_id: UUID, heard: int) -> None:
    """Say that *heard* people here say the same as another committee; again corrects it."""
    if not 1 <= heard <= MOST_HEARD:
        raise OrganiserError(fault_words(Fault.HEARD))
    with database.transaction("proposal.second") as session:
        found = session.get(SecondedProposal, id_by_key("seconding", series_id))
        if found is None:
            found = SecondedProposal(proposal_id=series_id, at=clock.now())
            session.add(found)
        found.heard = heard


def second_no_more(database: Database, series_id: UUID) -> None:
    """Take a seconding back."""
    with database.transaction("proposal.unsecond") as session:
        found = session.get(SecondedProposal, id_by_key("seconding", series_id))
        if found is not None:
            session.delete(found)


def mark_seen(database: Database, series_id: UUID) -> None:
    """Note that the answer was read."""
    with database.transaction("proposal.seen") as session:
        found = session.get(SeenAnswer, id_by_key("seen_answer", series_id))
        if found is None:
            session.add(SeenAnswer(series_id=series_id, at=clock.now()))
        else:
            found.at = clock.now()


def _draft(session: Session, draft_id: UUID) -> ProposalDraft:
    found = session.get(ProposalDraft, draft_id)
    if found is None:
        raise OrganiserError(_("This draft is no longer here."))
    return found
