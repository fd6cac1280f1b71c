"""What headquarters does about requests: read them, note the call, decide with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from organiser import clock
from organiser.domain.founding import RequestState, may_follow
from organiser.domain.identifier import new_id
from organiser.errors import Misuse, Refused
from organiser.hq import envelope
from organiser.hq.home import Keys
from organiser.hq.models import Committee, CommitteeRequest, RequestStep
from organiser.hq.usecases import enrolling
from organiser.hq.usecases.founding import asking, letters
from organiser.hq.usecases.founding.asking import Founder
from organiser.i18n import _

CALLED = "called"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, by whom and why."""

    what: str
    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """A request as an officer reads it."""

    id: UUID
    state: RequestState
    insee: str
    at: datetime
    charter: str
    founder: Founder
    others: tuple[bool | None, ...]
    """Of each co-founder: confirmed, not yet, or None where she said that it is not her."""
    is_called: bool
    steps: tuple[Step, ...]
    committee: UUID | None


class Cases(Sequence[Case]):
    """The requests whose e-mail is verified, those that wait first, the oldest of a state first.

    Only those of the part that is asked for are read and opened.
    """

    def __init__(self, keys: Keys, department: str = "") -> None:
        self._keys = keys
        self._found = CommitteeRequest.objects.filter(verified_at__isnull=False)
        if department:
            self._found = self._found.filter(insee__startswith=department)
        counted = self._found.values_list("state").annotate(Count("pk")).order_by("state")
        self._counts = dict(counted)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(self._counts.values())

    def __getitem__(self, wanted: Any) -> Any:
        """Return one, or those of a part."""
        return self._read(wanted) if isinstance(wanted, slice) else self[wanted : wanted + 1][0]

    def _read(self, wanted: slice) -> list[Case]:
        start, stop, _step = wanted.indices(len(self))
        found, before = list[Case](), 0
        for state in RequestState:
            count = self._counts.get(state, 0)
            first, last = max(start - before, 0), min(stop - before, count)
            if first < last:
                read = self._found.filter(state=state).order_by("at", "pk")
                some = read.prefetch_related("co_founders", "steps")[first:last]
                found += [_case(self._keys, request) for request in some]
            before += count
        return found


def read_case(keys: Keys, request: UUID) -> Case:
    """Return one request; `Misuse` where there is none that is verified."""
    return _case(keys, _found(request))


def note_call(keys: Keys, request: UUID, who: str, words: str) -> None:
    """Note that *who* has spoken with the founder on the phone."""
    with transaction.atomic():
        found = _found(request, is_locked=True)
        _refuse_ended(found)
        found.called_at = clock.now()
        found.save(update_fields=["called_at"])
        _note(keys, found, CALLED, who, words)


def decide(
    keys: Keys, request: UUID, state: RequestState, who: str, reason: str,
    into: UUID | None = None,
) -> Committee | None:  # fmt: skip
    """Decide, and have the answer with its reason leave by mail; return the committee made.

    *into*: the committee that a merged request joins.
    """
    if not reason.strip():
        raise Misuse(_("A decision needs its reason: it is sent to who asked."))
    with transaction.atomic():
        found = _found(request, is_locked=True)
        _refuse_ended(found)
        if not may_follow(RequestState(found.state), state):
            raise Refused(_("A request is pre-approved before it is approved."))
        made = None
        if state is RequestState.APPROVED:
            made = _created(keys, found)
            found.committee = made
        elif state is RequestState.MERGED:
            found.committee = _standing(into)
        found.state, found.moved_at = state, clock.now()
        found.save(update_fields=["state", "moved_at", "committee"])
        letters.send("step", _note(keys, found, state, who, reason))
    return made


def reason_of(keys: Keys, step: RequestStep) -> str:
    """Return the reason of a step."""
    return str(envelope.opened(step.secret, keys.of_committee(step.request_id))["reason"])


def steps_of(keys: Keys, request: CommitteeRequest) -> tuple[Step, ...]:
    """Return what was done, the first step first."""
    return tuple(
        Step(step.what, step.at, said["who"], said["reason"])
        for step in sorted(request.steps.all(), key=lambda each: each.at)
        for said in (envelope.opened(step.secret, keys.of_committee(request.pk)),)
    )


def state_words(state: RequestState) -> str:
    """Return what a state is called."""
    return {
        RequestState.APPLIED: _("received"), RequestState.PRE_APPROVED: _("pre-approved"),
        RequestState.APPROVED: _("approved"), RequestState.REFUSED: _("refused"),
        RequestState.CLOSED: _("closed without a decision"),
        RequestState.MERGED: _("joined to another committee"),
    }[state]  # fmt: skip


def _created(keys: Keys, request: CommitteeRequest) -> Committee:
    if request.called_at is None:
        raise Refused(_("Note the phone call with the founder first."))
    if request.co_founders.exclude(confirmed_at=None).count() < 2:
        raise Refused(_("Both co-founders have to confirm first."))
    return enrolling.add_committee(keys, asking.written(keys, request).committee, request.insee)


def _standing(committee: UUID | None) -> Committee:
    known = Committee.objects.filter(closed_at=None)
    found = known.filter(pk=committee).first() if committee is not None else None
    if found is None:
        raise Misuse(_("There is no such committee."))
    return found


def _refuse_ended(request: CommitteeRequest) -> None:
    if request.state not in {RequestState.APPLIED, RequestState.PRE_APPROVED}:
        raise Refused(_("This request was already answered."))


def _found(request: UUID, *, is_locked: bool = False) -> CommitteeRequest:
    known = CommitteeRequest.objects.exclude(verified_at=None)
    found = (known.select_for_update() if is_locked else known).filter(pk=request).first()
    if found is None:
        raise Misuse(_("There is no such request."))
    return found


def _note(keys: Keys, request: CommitteeRequest, what: str, who: str, reason: str) -> UUID:
    said = {"who": who.strip(), "reason": reason.strip()}
    secret = envelope.closed(said, keys.of_committee(request.pk))
    return RequestStep.objects.create(
        id=new_id(), request=request, what=what, at=clock.now(), secret=secret
    ).pk


def _case(keys: Keys, request: CommitteeRequest) -> Case:
    others = sorted(request.co_founders.all(), key=lambda each: each.place)
    return Case(
        request.pk, RequestState(request.state), request.insee, request.at, request.charter,
        asking.written(keys, request),
        tuple(
            None if each.declined_at is not None else each.confirmed_at is not None
            for each in others
        ),
        request.called_at is not None, steps_of(keys, request), request.committee_id,
    )  # fmt: skip
