"""Commands about committees: create one, make a code for a laptop, list."""

import argparse

from organiser.errors import Misuse
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier, pair, utc_words
from organiser.hq.models import Committee
from organiser.hq.usecases import enrolling, links
from organiser.hq.usecases.desk import ending
from organiser.hq.usecases.welcoming import reminding
from organiser.i18n import _, language


def add(told: argparse.Namespace) -> None:
    """Create a committee whose commitment was signed on paper."""
    made = enrolling.add_committee(home.keys(), told.name, told.commune, is_committed=True)
    answer(told, {"id": str(made.pk)}, pair(made.name, made.pk))


def code(told: argparse.Namespace) -> None:
    """Make a code that pairs one laptop."""
    committee = known_committee(told.committee)
    made, expires = enrolling.make_code(committee)
    until = _("until {moment}").format(moment=utc_words(expires))
    answer(told, {"code": made, "expires": expires.isoformat()}, f"{made}  ({until})")


def show(told: argparse.Namespace) -> None:
    """List every committee."""
    found = Committee.objects.order_by("name").values_list("id", "name", "insee")
    lines = [{"id": str(i), "name": name, "commune": insee} for i, name, insee in found]
    answer(told, {"committees": lines}, *(f"{line['id']}  {line['name']}" for line in lines))


def show_one(told: argparse.Namespace) -> None:
    """Show one committee, with its short link."""
    found = known_committee(told.committee)
    signed = found.committed_at.isoformat() if found.committed_at else None
    link = links.short(found.page.code)
    answer(
        told, {"id": str(found.pk), "name": found.name, "commune": found.insee,
               "committed": signed, "link": link},
        found.name, found.insee, link,
    )  # fmt: skip


def contact(told: argparse.Namespace) -> None:
    """Have reminders of a committee go to a mailbox."""
    found = known_committee(told.committee)
    reminding.set_contact(home.keys(), found, told.email, language())
    answer(told, {"id": str(found.pk)}, _("Reminders go there from now on."))


def fallback(told: argparse.Namespace) -> None:
    """Have a committee welcome whom no other of its department calls."""
    found = known_committee(told.committee)
    ending.name_fall_back(home.keys(), found, None)
    words = _("{committee} welcomes whom no other committee of its department calls.")
    answer(told, {"id": str(found.pk)}, words.format(committee=found.name))


def known_committee(word: str) -> Committee:
    """Return the committee whose id is *word*; raise `Misuse` when there is none."""
    committee = Committee.objects.select_related("page").filter(pk=identifier(word)).first()
    if committee is None:
        raise Misuse(_("There is no such committee."))
    return committee
