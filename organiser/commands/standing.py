"""What `show` answers of where somebody stands and why: she may ask for it (GDPR art. 13, 15)."""

from typing import Any

from organiser.commands.paths import walk_value
from organiser.domain.climbing import Why
from organiser.domain.engagement import Rung
from organiser.domain.scoring import NoScore, Score
from organiser.domain.themes import Deduced
from organiser.i18n import _, number, short_date, tenths
from organiser.usecases.people.standing import Standing
from organiser.words.ladder import (
    deed_words,
    evidence_words,
    fact_words,
    no_score_words,
    proposal_words,
    requirement_words,
    rung_words,
    worth_words,
)


def rung_name(rung: Rung | None) -> str | None:
    """Return the word for *rung* that scripts know; None for who objected to any (R24)."""
    return None if rung is None or rung is Rung.UNRANKED else rung.name.lower()


def standing_value(standing: Standing) -> dict[str, Any]:
    """Return where somebody stands, for `--json`."""
    objection = standing.objection
    return {
        "objection": objection and {"at": objection.at.isoformat(), "source": objection.source},
        "why": _why_value(standing.why),
        "paths": [walk_value(row) for row in standing.walks],
        "score": _score_value(standing.score, standing.forecast),
        "deduced_themes": [
            {
                "theme": deduced.theme,
                "points": deduced.tenths / 10,
                "came_on": [part.on.isoformat() for part in deduced.evidence],
            }
            for deduced in standing.themes
        ],
        "no_score": no_score_words(standing.score) if isinstance(standing.score, NoScore) else None,
    }


def standing_lines(standing: Standing, rung: Rung) -> tuple[str, ...]:
    """Return where somebody stands, in plain words."""
    lines = [rung_words(rung)]
    if standing.objection is not None:
        since = f"{standing.objection.at.astimezone():%d/%m/%Y}"
        lines.append(f"  {since}  {standing.objection.source}")
    why = standing.why
    lines += (f"  {short_date(fact.on)}  {fact_words(fact)}" for fact in why.facts)
    lines += (f"  + {requirement_words(asked)}" for asked in why.requirements if not asked.is_met)
    lines += _step_lines(standing)
    if why.proposal is not None:
        lines.append(f"  > {short_date(why.proposal.on)}  {proposal_words(why.proposal)}")
    themes = (f"  {_deduced_words(each)}" for each in standing.themes)
    return (*lines, *_score_lines(standing), *themes)


def _step_lines(standing: Standing) -> tuple[str, ...]:
    """The next step of her path, which is proposed instead of anything else."""
    due = standing.walk.stand.next if standing.walk is not None else None
    if standing.walk is None or due is None or due.due_on is None:
        return ()
    return (f"  > {short_date(due.due_on)}  {due.step.title} ({standing.walk.path})",)


def _deduced_words(deduced: Deduced) -> str:
    name = _("{theme}: deduced").format(theme=deduced.theme)
    return f"{name} ({evidence_words(deduced)})"


def _why_value(why: Why) -> dict[str, Any]:
    return {
        "facts": [
            {"on": fact.on.isoformat(), "kind": fact.kind.value, "words": fact_words(fact)}
            for fact in why.facts
        ],
        "kept_until": why.kept_until and why.kept_until.isoformat(),
        "next_rung": rung_name(why.next_rung),
        "requirements": [
            {
                "kind": asked.ask.value, "needed": asked.needed, "have": asked.have,
                "within_days": asked.days or None,
                "words": requirement_words(asked),
            }
            for asked in why.requirements
        ],
        "proposal": why.proposal
        and {"on": why.proposal.on.isoformat(), "words": proposal_words(why.proposal)},
    }  # fmt: skip


def _score_value(score: Score | NoScore, forecast: int) -> dict[str, Any] | None:
    if isinstance(score, NoScore):
        return None
    return {
        "shown": score.shown, "points": score.tenths / 10, "in_30_days": forecast,
        "contributions": [
            {
                "on": part.on.isoformat(), "kind": part.kind.value, "points": part.tenths / 10,
                "words": worth_words(part),
            }
            for part in score.contributions
        ],
    }  # fmt: skip


def _score_lines(standing: Standing) -> tuple[str, ...]:
    score = standing.score
    if isinstance(score, NoScore):
        return (no_score_words(score),)
    words = _(
        "Score: {shown} out of 100 from {points} points, {soon} in 30 days if nothing is added."
    )
    said = words.format(
        shown=number(score.shown), points=tenths(score.tenths), soon=number(standing.forecast)
    )
    parts = (
        f"  {short_date(part.on)}  {tenths(part.tenths):>5}  {deed_words(part.kind)} "
        f"({worth_words(part)})"
        for part in score.contributions
    )
    return (said, *parts)
