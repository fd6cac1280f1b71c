"""The officer's public half, sent to every committee; laptops do not believe it by itself.

It goes down as a permission of a name of its own: older programs keep it and look at it no more.
"""

from django.db import transaction

from organiser import clock
from organiser.domain.directive import MOVEMENT
from organiser.domain.identifier import id_by_key
from organiser.domain.officer_key import PERMISSION
from organiser.errors import Refused, UnreadableFile
from organiser.hq.home import Keys
from organiser.hq.models import OfficerKey
from organiser.hq.usecases import feeds
from organiser.i18n import _
from organiser.sync.officer_key import NotOfAnOfficer, read_public

_KIND = "permission"


def publish(keys: Keys, text: str) -> OfficerKey:
    """Have every committee asked about the public half in *text*; it replaces the one before."""
    try:
        public_key = read_public(text)
    except NotOfAnOfficer as error:
        raise UnreadableFile(_("This is not the public half of an officer’s key.")) from error
    with transaction.atomic():
        if (now := current()) is not None and now.public_key == public_key:
            raise Refused(_("This key is published already."))
        _end()
        last = OfficerKey.objects.order_by("-number").first()
        made = OfficerKey.objects.create(
            number=last.number + 1 if last else 1, public_key=public_key, published_at=clock.now()
        )
        _tell(keys, public_key)
    return made


def withdraw(keys: Keys) -> None:
    """Ask for it no more: laptops wrap nothing for it from their next exchange on."""
    with transaction.atomic():
        if not _end():
            raise Refused(_("No officer’s key is published."))
        _tell(keys, "")


def current() -> OfficerKey | None:
    """Return the one in force."""
    return OfficerKey.objects.filter(ended_at__isnull=True).order_by("-number").first()


def every() -> tuple[OfficerKey, ...]:
    """Return all that were published, the last one first."""
    return tuple(OfficerKey.objects.order_by("-number"))


def _end() -> int:
    return OfficerKey.objects.filter(ended_at__isnull=True).update(ended_at=clock.now())


def _tell(keys: Keys, public_key: str) -> None:
    said = {"name": PERMISSION, "reference": public_key, "since": clock.today().isoformat()}
    with feeds.opened(keys, MOVEMENT) as desk:
        feeds.put(desk, _KIND, id_by_key(_KIND, PERMISSION), said)
