"""The ladder of the movement: defined here, version by version, and followed by every laptop."""

from django.db import transaction

from organiser import clock
from organiser.domain.directive import MOVEMENT
from organiser.domain.ladder import LADDER_ID, OWN, Ladder, faults_of, read_ladder, write_ladder
from organiser.errors import Refused
from organiser.hq.home import Keys
from organiser.hq.models import LadderVersion
from organiser.hq.usecases import feeds
from organiser.i18n import _
from organiser.words.ladder_faults import fault_words


def publish(keys: Keys, ladder: Ladder, *, by: str = "") -> LadderVersion:
    """Have every laptop find rungs by *ladder* from its next exchange on.

    Raises `Refused` where its thresholds contradict each other, or a text may not stand.
    """
    faults = faults_of(ladder)
    if faults:
        raise Refused(" ".join(map(fault_words, faults)))
    return _publish(keys, write_ladder(ladder), by)


def go_back(keys: Keys, *, by: str = "") -> LadderVersion:
    """Have the program's own ladder stand again, everywhere."""
    if not _body():
        raise Refused(_("The program’s own ladder stands already."))
    return _publish(keys, "", by)


def current() -> Ladder:
    """Return the ladder that stands."""
    body = _body()
    return read_ladder(body) if body else OWN


def versions() -> tuple[LadderVersion, ...]:
    """Return every version that was published, the last one first."""
    return tuple(LadderVersion.objects.order_by("-version"))


def ladder_of(version: LadderVersion) -> Ladder:
    """Return what *version* says."""
    return read_ladder(version.body) if version.body else OWN


def _body() -> str:
    last = LadderVersion.objects.order_by("-version").values_list("body", flat=True).first()
    return last or ""


def _publish(keys: Keys, body: str, by: str) -> LadderVersion:
    """Write the next version; the feed's row, taken first, lets one publish at a time."""
    with transaction.atomic(), feeds.opened(keys, MOVEMENT) as desk:
        last = LadderVersion.objects.order_by("-version").first()
        made = LadderVersion(version=last.version + 1 if last else 1, body=body)
        made.published_at, made.published_by = clock.now(), by
        made.save(force_insert=True)
        feeds.put(desk, "sent_ladder", LADDER_ID, {
            "version": made.version, "body": body, "published_at": clock.stamp(made.published_at),
        })  # fmt: skip
    return made
