"""Commands about proposals: list, show, publish, answer, merge, export."""

import argparse
import sys
from pathlib import Path

from organiser.domain.proposal import State
from organiser.files import replacing
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier
from organiser.hq.usecases import proposals
from organiser.hq.usecases.proposals import ProposalLine
from organiser.hq.usecases.proposals_table import fields_of, table
from organiser.i18n import _
from organiser.words.proposals import state_label


def show_all(told: argparse.Namespace) -> None:
    """List every proposal."""
    found = [each for each in proposals.list_proposals() if _is_asked(each, told.state)]
    answer(told, {"proposals": [fields_of(each) for each in found]}, *map(_said, found))


def show(told: argparse.Namespace) -> None:
    """Show one proposal."""
    each = proposals.proposal_of(identifier(told.proposal))
    answer(
        told, fields_of(each), _said(each), "", each.said.text, *([each.answer] * bool(each.answer))
    )


def publish(told: argparse.Namespace) -> None:
    """Show a proposal to all committees."""
    each = proposals.publish(home.keys(), identifier(told.proposal))
    answer(told, fields_of(each), _said(each))


def reply(told: argparse.Namespace) -> None:
    """Say how far a proposal is, and why."""
    state, series = State(told.state), identifier(told.proposal)
    each = proposals.answer(home.keys(), series, state, told.reason or "")
    answer(told, fields_of(each), _said(each))


def merge(told: argparse.Namespace) -> None:
    """Join a proposal with another that says the same."""
    each = proposals.answer(
        home.keys(), identifier(told.proposal), State.MERGED, told.reason,
        into=identifier(told.into),
    )  # fmt: skip
    answer(told, fields_of(each), _said(each))


def recount(told: argparse.Namespace) -> None:
    """Tell committees how often each published proposal is seconded."""
    changed = proposals.recount(home.keys())
    answer(told, {"changed": changed}, _("Told anew: {count}").format(count=changed))


def export(told: argparse.Namespace) -> None:
    """Write every proposal as a table."""
    found = proposals.list_proposals()
    if told.out is None:
        sys.stdout.write(table(found))
        return
    with replacing(Path(told.out)) as fresh:
        fresh.write_bytes(table(found).encode("utf-8-sig"))
    answer(told, {"written": len(found)}, _("Written: {count}").format(count=len(found)))


def _is_asked(each: ProposalLine, state: str | None) -> bool:
    return state is None or state == (str(each.state) if each.state else "sent")


def _said(each: ProposalLine) -> str:
    words = _("{id}  {title} ({committee}): heard {heard}, seconded {seconds}, {state}")
    return words.format(
        id=each.series, title=each.said.title, committee=each.name, heard=each.said.heard,
        seconds=each.seconds.committees,
        state=state_label(each.state).lower() if each.state else _("not looked at yet"),
    )  # fmt: skip
