"""Where somebody stands and why: her rung, her score, and what to propose to her; never stored."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain import climbing, scoring
from organiser.domain.climbing import Why
from organiser.domain.consent import Basis, Channel
from organiser.domain.scoring import NoScore, Score, Subject
from organiser.domain.themes import Deduced
from organiser.models.person import Person
from organiser.usecases import derived, objections
from organiser.usecases.ladder_in_force import ladder_in_session
from organiser.usecases.objections import ObjectionLine
from organiser.usecases.paths.reading import WalkRow, walks_of
from organiser.usecases.paths.walking import driver_of
from organiser.usecases.people.themes import read_themes

_WAYS = frozenset(Channel) - {Channel.AUTO_CALL}


@dataclass(frozen=True, slots=True)
class Standing:
    """Why she stands where she stands, as of today."""

    why: Why
    score: Score | NoScore
    forecast: int
    """From 0 to 100: what the score will be in 30 days if nothing is added."""
    objection: ObjectionLine | None = None
    themes: tuple[Deduced, ...] = ()
    """Deduced from where she came; what she declared is among her traits."""
    walks: tuple[WalkRow, ...] = ()
    """The paths she is on, then those that ended."""

    @property
    def walk(self) -> WalkRow | None:
        """Return the walk whose step is due first: it is the one thing to propose to her."""
        return next((row for row in self.walks if row.stand.next is not None), None)


def standing_of(session: Session, person: Person, refused: Collection[Channel]) -> Standing:
    """Return where *person* stands, inside a session; nothing of it if she objects (R24).

    Who is under 16, or has *refused* every way to be reached, is proposed nothing. Who is on a
    path is proposed its next step, and nothing besides.
    """
    walks = walks_of(driver_of(session), person.id)
    is_walking = any(row.stand.next is not None for row in walks)
    today = clock.today()
    pasts = derived.pasts_of(session, [person.id])
    facts, deeds = pasts.facts(person.id.bytes), pasts.did(person.id.bytes)
    subject = Subject(facts.objects, person.birth_date, person.birth_year, person.origin)
    score = scoring.score_of(subject, deeds, today)
    why = climbing.explain(
        today,
        facts,
        may_ask=not (is_walking or set(refused) >= _WAYS or subject.is_too_young(today)),
        agreed=person.basis is not Basis.PENDING,
        ladder=ladder_in_session(session),
    )
    forecast = scoring.forecast(deeds, today) if isinstance(score, Score) else 0
    return Standing(
        why, score, scoring.shown(forecast), objections.standing(session, person.id),
        read_themes(session, person.id, subject), walks,
    )  # fmt: skip
