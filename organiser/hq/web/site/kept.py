"""What is kept of somebody who signed up, line by line, for her own page and for headquarters'."""

from collections.abc import Iterator
from datetime import datetime

from organiser import clock
from organiser.domain.consent import Channel, Purpose
from organiser.domain.minors import OF_AGE
from organiser.hq.usecases.public.mine import Agreed, Kept, Mine
from organiser.hq.web.site import skills
from organiser.i18n import _, short_date

Fact = tuple[str, str]
"""What it is, and what is kept."""


def facts(mine: Mine) -> list[Fact]:
    """Return all that is kept, each thing under its name; what she did not give is left out."""
    row = _of_row(mine.kept) if mine.kept is not None else ()
    return [(name, said) for name, said in (*_of_her(mine), *row) if said]


def agreed_words(agreed: Agreed) -> str:
    """Return one thing that she agreed to, in words."""
    purposes = {
        str(Purpose.NEWS): _("News of the committee"),
        str(Purpose.VOLUNTEER): _("Taking part in its actions"),
    }
    channels = {
        str(Channel.EMAIL): _("by e-mail"), str(Channel.CALL): _("by phone"),
        str(Channel.SMS): _("by text message"), str(Channel.POST): _("by post"),
        str(Channel.MESSAGING): _("by messaging"),
    }  # fmt: skip
    purpose = purposes.get(agreed.purpose, _("Another use that you agreed to"))
    return f"{purpose}, {channels.get(agreed.channel, agreed.channel)}"


def _of_her(mine: Mine) -> Iterator[Fact]:
    yield _("Name"), f"{mine.first_name} {mine.last_name}".strip()
    yield _("E-mail"), mine.email
    yield _("Phone"), mine.phone
    yield _("Postcode"), mine.postcode
    yield _("Commune"), f"{mine.city} ({mine.insee})" if mine.city else mine.insee
    yield _("Age"), _age(is_minor=mine.is_minor)
    yield _("Agreed to"), " · ".join(agreed_words(each) for each in mine.agreed) or _("nothing")
    yield _("Themes"), ", ".join(mine.themes)
    yield _("Would like to do"), ", ".join(map(skills.shown, mine.skills))
    yield _("A word for the committee"), mine.words
    yield _("Came in"), _how(mine.how)
    if mine.is_sent:
        yield _("Sent by"), _("somebody of the committee")


def _of_row(row: Kept) -> Iterator[Fact]:
    yield _("Signed up on"), _day(row.at)
    yield _("Confirmed on"), _day(row.confirmed_at)
    yield _("Language of the mails"), _("English") if row.language == "en" else _("French")
    if row.may_move:
        yield _("If nobody calls"), _("another committee may take over the welcome")
    yield _("Entrusted to another committee"), _day(row.moved_at)


def _age(*, is_minor: bool) -> str:
    words = _("under {age}") if is_minor else _("{age} or older")
    return words.format(age=OF_AGE)


def _how(how: str) -> str:
    known = {
        "site": _("by the site"), "link": _("by a link or a printed code"),
        "friend": _("by a friend’s link"),
    }  # fmt: skip
    return known.get(how, how)


def _day(moment: datetime | None) -> str:
    return short_date(clock.local(moment).date()) if moment is not None else ""
