"""A path: what a committee does with somebody, step by step; and one person's walk along it."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from organiser.domain.consent import Channel
from organiser.domain.engagement import Rung

FORMAT = 1
MOST_STEPS, MOST_DAYS = 12, 365
LONGEST_NAME, LONGEST_TITLE = 80, 160
WAYS = frozenset({Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.POST})
"""Who closed all of these does not want to hear from us."""
_BY_ROLL = frozenset({Channel.POST, Channel.DOOR})


class Contact(StrEnum):
    """How a step reaches her, if it does."""

    NONE = "none"
    """She is not asked anything: a place to find, material to get ready."""
    ANY = "any"
    CALL = "call"
    EMAIL = "email"
    SMS = "sms"
    MESSAGING = "messaging"
    POST = "post"
    DOOR = "door"

    def is_barred(self, closed: Collection[Channel]) -> bool:
        """Return whether she, who *closed* these ways, may not be reached like that."""
        if self is Contact.NONE:
            return False
        if self is Contact.ANY:
            return WAYS.issubset(closed)
        return Channel(self.value) in closed


@dataclass(frozen=True, slots=True)
class PathStep:
    """One thing to do, within so many days of the step before it."""

    title: str
    days: int
    contact: Contact = Contact.NONE


@dataclass(frozen=True, slots=True)
class Pathway:
    """What a committee does with somebody."""

    name: str
    steps: tuple[PathStep, ...]
    rung: Rung | None = None
    """Whom it is for; None: anybody."""


class Fault(StrEnum):
    """Why a path cannot be."""

    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    NO_STEPS = "no_steps"
    MANY_STEPS = "many_steps"
    NO_TITLE = "no_title"
    LONG_TITLE = "long_title"
    DAYS = "days"


class Mark(StrEnum):
    """What became of a step."""

    DONE = "done"
    SKIPPED = "skipped"


class Ending(StrEnum):
    """How a walk ended."""

    COMPLETED = "completed"
    GIVEN_UP = "given_up"


class State(StrEnum):
    """Where a walk is."""

    GOING = "going"
    RESTING = "resting"
    """Nothing is proposed: she objected, is limited, or all that is left would be a contact."""
    COMPLETED = "completed"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Settled:
    """One step that was done or skipped."""

    place: int
    mark: Mark
    on: date
    by: str = ""
    """The name of who did it."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody on a path: it keeps the steps that it began with, whatever the path says since."""

    steps: tuple[PathStep, ...]
    started_on: date
    settled: tuple[Settled, ...] = ()
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a walk, as it stands."""

    place: int
    step: PathStep
    settled: Settled | None
    due_on: date | None
    """The day it is due; None once it is settled, or where it is left out."""
    is_barred: bool
    """It would be a contact by a way that she closed: it is left out."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where she stands on her path."""

    state: State
    stages: tuple[Stage, ...]
    next: Stage | None
    """What is to be done; None unless the walk is going."""
    is_late: bool = False

    @property
    def settled(self) -> int:
        """Return how many steps are behind her."""
        return sum(stage.settled is not None for stage in self.stages)

    @property
    def due_on(self) -> date | None:
        """Return the day on which the next step is due."""
        return self.next.due_on if self.next is not None else None


def stand(
    walk: Walk, day: date, *, closed: Collection[Channel] = (), rests: bool = False
) -> Stand:  # fmt: skip
    """Return where *walk* stands on *day*, for who *closed* some ways to be reached.

    The next step is the first that is neither settled nor left out. It is due so many days after
    the step before it was settled: never before that. A walk that *rests* proposes nothing. What
    was left out is not waited for once a later step is settled.
    """
    stages = tuple(_stages(walk, frozenset(closed)))
    open_ = [stage for stage in stages if stage.settled is None]
    ahead = next((stage for stage in open_ if not stage.is_barred), None)
    last = max((stage.place for stage in stages if stage.settled is not None), default=-1)
    is_over = bool(stages) and all(stage.is_barred and stage.place < last for stage in open_)
    state = _state(walk, is_over=is_over, rests=rests or ahead is None)
    if state is not State.GOING:
        return Stand(state, stages, None)
    assert ahead is not None
    assert ahead.due_on is not None
    return Stand(state, stages, ahead, ahead.due_on < day)


def closed_ways(refused: Iterable[str], *, by_roll: bool) -> frozenset[Channel]:
    """Return the ways by which she is not reached: who is known by the roll alone, by two only."""
    known = frozenset(Channel(word) for word in refused)
    return known | (frozenset(Channel) - _BY_ROLL) if by_roll else known


def further(one: Walk, other: Walk) -> bool:
    """Return whether *one* is at least as far along as *other*; of two alike, the older is."""
    marks = [(len(walk.settled), -walk.started_on.toordinal()) for walk in (one, other)]
    return marks[0] >= marks[1]


def faults_of(pathway: Pathway) -> tuple[Fault, ...]:
    """Return what is wrong with a path that is to be kept."""
    titles = [step.title for step in pathway.steps]
    found = {
        Fault.NO_NAME: not pathway.name,
        Fault.LONG_NAME: len(pathway.name) > LONGEST_NAME,
        Fault.NO_STEPS: not titles,
        Fault.MANY_STEPS: len(titles) > MOST_STEPS,
        Fault.NO_TITLE: not all(titles),
        Fault.LONG_TITLE: any(len(title) > LONGEST_TITLE for title in titles),
        Fault.DAYS: any(not 0 <= step.days <= MOST_DAYS for step in pathway.steps),
    }
    return tuple(fault for fault in Fault if found[fault])


def write_steps(steps: Iterable[PathStep]) -> str:
    """Return *steps* as the text that is kept."""
    return json.dumps(
        {"format": FORMAT, "steps": [asdict(step) for step in steps]}, ensure_ascii=False
    )


@lru_cache(maxsize=256)
def read_steps(text: str) -> tuple[PathStep, ...]:
    """Return the steps that *text* tells of; what a newer program wrote is read as far as can be.

    Without the committee's key the text is not here yet: then there are none.
    """
    try:
        found = json.loads(text)["steps"]
        return tuple(_step(each) for each in found)
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def _step(said: dict[str, object]) -> PathStep:
    days, word = said.get("days", 0), said.get("contact", "")
    known = word in frozenset(Contact)
    return PathStep(
        str(said["title"]),
        min(max(days, 0), MOST_DAYS) if isinstance(days, int) else 0,
        Contact(str(word)) if known else Contact.ANY,  # whatever it is, it may be a contact
    )


def _stages(walk: Walk, closed: frozenset[Channel]) -> Iterable[Stage]:
    settled = {each.place: each for each in walk.settled}
    before = walk.started_on
    for place, step in enumerate(walk.steps):
        done = settled.get(place)
        barred = done is None and step.contact.is_barred(closed)
        due = None if done is not None or barred else before + timedelta(days=step.days)
        before = max(before, done.on if done is not None else due or before)
        yield Stage(place, step, done, due, barred)


def _state(walk: Walk, *, is_over: bool, rests: bool) -> State:
    if walk.ending is not None:
        return State(walk.ending.value)
    if is_over:
        return State.COMPLETED
    return State.RESTING if rests else State.GOING
