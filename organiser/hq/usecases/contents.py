"""Contents of files in the feeds: each lies once for whoever reads several feeds, in pieces.

A committee reads its own feed, that of its department and that of all: what lies in a wider one is
not laid into a narrower one beside it.
"""

import base64
from collections.abc import Iterable, Mapping
from uuid import UUID

from organiser.domain.directive import COMMITTEE, MOVEMENT
from organiser.domain.exchange.records import State
from organiser.domain.identifier import id_by_key
from organiser.domain.sent_file import piece_count, pieces_of
from organiser.hq import standing
from organiser.hq.home import Keys
from organiser.hq.models import Attachment, Committee, Record, StoredFile
from organiser.hq.usecases import feeds

_KIND = "file_piece"


def hold() -> None:
    """Have whoever moves contents wait for the end of this transaction.

    To be asked before any feed is opened: a content that leaves a wide feed goes into narrower
    ones, against the order in which feeds are opened otherwise.
    """
    standing.of_scope(MOVEMENT, lock=True)


def settle(keys: Keys, contents: Iterable[str], touched: Iterable[str]) -> None:
    """Lay *contents* into the feeds that need them now, and take them out of the others.

    *touched*: the feeds into which something was sent, or out of which it was taken.
    """
    for sha256 in sorted(set(contents)):
        used = _feeds_of(sha256)
        names = sorted({*used, *touched})
        wanted, lying = _widest(used), _lying(sha256, names)
        for name in names:
            if name in wanted and name not in lying:
                _lay(keys, name, sha256)
            elif name in lying and name not in wanted:
                _lift(keys, name, sha256)


def _feeds_of(sha256: str) -> set[str]:
    """Return the feeds in which something is made of a content."""
    found = Attachment.objects.filter(file_id=sha256).values_list("feeds", flat=True)
    return {name for names in found for name in names}


def _widest(names: set[str]) -> set[str]:
    """Return those of *names* whose readers read no wider one of them."""
    if MOVEMENT in names:
        return {MOVEMENT}
    above = _departments(names)
    return {name for name in names if above.get(name) not in names}


def _departments(names: Iterable[str]) -> Mapping[str, str | None]:
    """Return the feed of its department by that of a committee."""
    of_committees = [name for name in names if name.startswith(COMMITTEE)]
    found = Committee.objects.filter(scope__name__in=of_committees)
    return dict(found.values_list("scope__name", "department__name"))


def _lying(sha256: str, names: Iterable[str]) -> set[str]:
    """Return those of *names* in which a content lies: its pieces come and go together."""
    firsts = {_piece_id(name, sha256, 0): name for name in names}
    found = Record.objects.filter(
        scope__name__in=list(firsts.values()), id__in=list(firsts), kind=_KIND, state=State.LIVE
    )
    return {firsts[key] for key in found.values_list("id", flat=True)}


def _lay(keys: Keys, name: str, sha256: str) -> None:
    content = bytes(StoredFile.objects.get(pk=sha256).content)
    with feeds.opened(keys, name) as desk:
        feeds.put_all(desk, _KIND, {
            _piece_id(name, sha256, place): {
                "sha256": sha256, "place": place, "content": base64.b64encode(piece).decode(),
            }
            for place, piece in pieces_of(content)
        })  # fmt: skip


def _lift(keys: Keys, name: str, sha256: str) -> None:
    size = StoredFile.objects.values_list("size", flat=True).get(pk=sha256)
    with feeds.opened(keys, name) as desk:
        pieces = (_piece_id(name, sha256, place) for place in range(piece_count(size)))
        feeds.drop_all(desk, _KIND, pieces)


def _piece_id(feed: str, sha256: str, place: int) -> UUID:
    """Return the id of a piece: another one in each feed, for each feed lets go of its own."""
    return id_by_key(_KIND, feed, sha256, place)
