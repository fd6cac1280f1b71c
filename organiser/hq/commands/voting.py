"""Commands about days of voting: tell committees of one, list, take out."""

import argparse
from datetime import date

from organiser.domain.vote_help import Sent
from organiser.errors import Misuse
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier, pair
from organiser.hq.usecases import elections
from organiser.i18n import _, long_date


def add(told: argparse.Namespace) -> None:
    """Tell every committee of a day of voting."""
    on = _day(told.day)
    sent = Sent(*(_day(each) if each else None for each in (told.register_by, told.proxy_by)))
    made = elections.add(home.keys(), told.title, on, told.department, sent)
    answer(told, {"id": str(made)}, pair(f"{told.title} · {long_date(on)}", made))


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Misuse(_("Write the day as 2027-04-11.")) from error


def show(told: argparse.Namespace) -> None:
    """List every day of voting."""
    lines = [
        {"id": str(key), "title": day.title, "day": day.on.isoformat(),
         "department": day.department}
        for key, day in elections.every()
    ]  # fmt: skip
    words = (
        f"{line['id']}  {line['day']}  {line['department'] or _('whole country')}  {line['title']}"
        for line in lines
    )
    answer(told, {"elections": lines}, *words)


def remove(told: argparse.Namespace) -> None:
    """Take a day of voting out again."""
    elections.remove(home.keys(), identifier(told.election))
    answer(told, {"removed": told.election}, _("Day of voting removed"))
