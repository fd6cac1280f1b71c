"""Commands about requests to create a committee: read them, note the call, decide."""

import argparse
from dataclasses import asdict
from typing import Any
from uuid import UUID

import msgspec

from organiser.domain.founding import RequestState
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier, pair
from organiser.hq.usecases.founding import deciding
from organiser.hq.usecases.founding.deciding import Case, state_words
from organiser.i18n import _


def show_all(told: argparse.Namespace) -> None:
    """List requests, those that wait first."""
    cases = deciding.Cases(home.keys(), told.department)[:]
    answer(told, {"applications": list(map(_plain, cases))}, *map(_line, cases))


def show(told: argparse.Namespace) -> None:
    """Show one request."""
    case = deciding.read_case(home.keys(), identifier(told.request))
    who = case.founder
    answers = {True: _("confirmed"), False: _("has not answered yet"), None: _("said no")}
    answer(
        told, _plain(case), _line(case),
        f"{who.name} · {who.email} · {who.phone}", who.why,
        *(
            f"{each.name} · {each.email} · {answers[said]}"
            for each, said in zip(who.others, case.others, strict=True)
        ),
        *(f"{step.at:%d/%m/%Y} · {_step(step.what)} · {step.who} · {step.reason}"
          for step in case.steps),
    )  # fmt: skip


def call(told: argparse.Namespace) -> None:
    """Note that the founder was called."""
    deciding.note_call(home.keys(), identifier(told.request), told.by, told.reason)
    answer(told, {"id": told.request}, _("Noted."))


def pre_approve(told: argparse.Namespace) -> None:
    """Pre-approve a request."""
    _decide(told, RequestState.PRE_APPROVED)


def approve(told: argparse.Namespace) -> None:
    """Approve a request: its committee is created."""
    _decide(told, RequestState.APPROVED)


def refuse(told: argparse.Namespace) -> None:
    """Refuse a request."""
    _decide(told, RequestState.REFUSED)


def close(told: argparse.Namespace) -> None:
    """Close a request without a decision."""
    _decide(told, RequestState.CLOSED)


def merge(told: argparse.Namespace) -> None:
    """Have a request join another committee."""
    _decide(told, RequestState.MERGED, identifier(told.into))


def _decide(told: argparse.Namespace, state: RequestState, into: UUID | None = None) -> None:
    request = identifier(told.request)
    made = deciding.decide(home.keys(), request, state, told.by, told.reason, into)
    answer(
        told, {"id": told.request, "state": str(state), "committee": made and str(made.pk)},
        _("{state}. The answer leaves by mail.").format(state=state_words(state).capitalize()),
        *([pair(made.name, made.pk)] if made else []),
    )  # fmt: skip


def _line(case: Case) -> str:
    return f"{case.id}  {state_words(case.state)}  {case.insee}  {case.founder.committee}"


def _step(what: str) -> str:
    return _("called") if what == deciding.CALLED else state_words(RequestState(what))


def _plain(case: Case) -> dict[str, Any]:
    return {**asdict(case), "founder": msgspec.to_builtins(case.founder)}
