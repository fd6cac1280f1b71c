"""Commands about days of voting: tell committees of one, list, take out."""

import argparse
from datetime import date

from organiser.errors import Misuse
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier
from organiser.hq.usecases import elections
from organiser.i18n import _, long_date


def add(told: argparse.Namespace) -> None:
    """Tell every committee of a day of voting."""
    try:
        on = date.fromisoformat(told.day)
    except ValueError as error:
        raise Misuse(_("Write the day as 2027-04-11.")) from error
    made = elections.add(home.keys(), told.title, on, told.department)
    answer(told, {"id": str(made)}, f"{told.title} · {long_date(on)} : {made}")


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
