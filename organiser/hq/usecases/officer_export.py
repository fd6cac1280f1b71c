"""What headquarters holds of one person, with what it cannot read, closed for the officer's key.

Who asks is the officer for data protection, with a reason; a line of it stays (R32), and whoever
signed up on the site reads on her own page that she was looked up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings

from organiser import clock
from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import State, Stored
from organiser.domain.officer_key import HOLDER
from organiser.domain.rights import BESIDE
from organiser.errors import Misuse, Refused
from organiser.hq.home import Keys
from organiser.hq.models import Account, Committee, Role, SignUp
from organiser.hq.rows import Shelf
from organiser.hq.usecases.desk import access
from organiser.hq.usecases.officer_key import current
from organiser.hq.usecases.public.friends import entry_now
from organiser.i18n import _
from organiser.sync import officer_key

_A_PAGE = 2000


@dataclass(frozen=True, slots=True)
class Export:
    """The closed file, and what is in it."""

    data: bytes
    person: UUID
    records: int
    wraps: int
    """How many of the committee's keys were handed to the officer: without, no note opens."""


@dataclass(slots=True)
class _Found:
    """What one walk through a committee's records met."""

    hers: list[Stored] = field(default_factory=list)
    naming: list[dict[str, str]] = field(default_factory=list)
    wraps: list[dict[str, Any]] = field(default_factory=list)


def export(keys: Keys, who: Account, committee: Committee, whom: UUID | str, why: str) -> Export:
    """Return all that is held of one person, for the officer's computer; write down who asked.

    *whom* is her id, or her whole mailbox. Who is not found leaves a line too.
    """
    if who.role != Role.DATA_PROTECTION or not who.is_active:
        raise Refused(_("Only an account of the officer for data protection may ask for it."))
    key = current()
    if key is None:
        raise Refused(_("No officer’s key is published."))
    why = access.reason_of(who, why)
    shelf = Shelf(committee.scope_id, keys.of_committee(committee.pk))
    several = _named(shelf, whom)
    person = several[0] if len(several) == 1 else None
    sign_up = _sign_up_of(shelf, committee, person) if person is not None else None
    access.note_export(keys, who, sign_up, person, why)
    if person is None:
        raise Misuse(_not_one(several))
    found = _walk(shelf, person)
    looks = access.looks_at(keys, person, sign_up.pk if sign_up else None)
    contents = {
        "committee": committee.name, "scope": f"committee:{committee.pk.hex}",
        "person": person.hex, "made_at": clock.now().isoformat(),
        "controller": settings.CONTROLLER, "officer": settings.OFFICER,
        "looks": [{"at": at.isoformat(), "role": str(role)} for at, role in looks],
        "records": [_plain(each) for each in found.hers],
        "beside": [_plain(each) for each in _beside(shelf, found.hers)],
        "naming": found.naming, "wraps": found.wraps,
    }  # fmt: skip
    data = officer_key.close(key.public_key, contents)
    return Export(data, person, len(found.hers), len(found.wraps))


def _named(shelf: Shelf, whom: UUID | str) -> list[UUID]:
    """Return who is meant: by her id one or nobody, by a mailbox perhaps several."""
    if isinstance(whom, UUID):
        person = entry_now(shelf, whom)
        known = shelf.read([person]).get(("person", person))
        return [person] if known is not None and known.state is State.LIVE else []
    wanted = whom.strip().lower()
    found = {each.subject for each in _living(shelf) if wanted and _mailbox(each) == wanted}
    return sorted(each for each in found if each is not None)


def _mailbox(each: Stored) -> str:
    is_email = each.kind == "contact_point" and each.fields.get("kind") == "email"
    return str(each.fields.get("typed", "")).strip().lower() if is_email else ""


def _not_one(several: Sequence[UUID]) -> str:
    if not several:
        return _("Nobody of this committee has this mailbox or this id.")
    ids = ", ".join(map(str, several))
    return _("Several have this mailbox. Say --person: {ids}").format(ids=ids)


def _walk(shelf: Shelf, person: UUID) -> _Found:
    found = _Found()
    for each in _living(shelf):
        if each.kind == "key_wrap" and each.fields.get("holder") == HOLDER:
            found.wraps.append({"key": each.fields["key"], "wrapped": each.fields["wrapped"]})
        elif each.subject == person or (each.kind, each.id) == ("person", person):
            found.hers.append(each)
        else:
            found.naming += (
                {"kind": each.kind, "id": each.id.hex, "as": name}
                for name, value in _ids(each) if value == person.hex
            )  # fmt: skip
    return found


def _living(shelf: Shelf) -> Iterator[Stored]:
    after = 0
    while True:
        _numbers, page = shelf.page(after, _A_PAGE, tombstones=False)
        yield from page
        if not page:
            return
        after = page[-1].seq


def _beside(shelf: Shelf, hers: Sequence[Stored]) -> list[Stored]:
    """Return what her records lead to that names nobody: her address, an action she came to."""
    wanted = {UUID(hex=value) for each in hers for _name, value in _ids(each)}
    there = shelf.read(wanted).values()
    return [each for each in there if each.kind in BESIDE and each.state is State.LIVE]


def _ids(each: Stored) -> Iterator[tuple[str, str]]:
    kind = KINDS.get(each.kind)
    for name, value in each.fields.items() if kind is not None else ():
        known = kind.fields.get(name) if kind is not None else None
        if known is not None and known.shape is Shape.ID and value:
            yield name, str(value)


def _sign_up_of(shelf: Shelf, committee: Committee, person: UUID) -> SignUp | None:
    for each in SignUp.objects.filter(committee=committee, person__isnull=False):
        if each.person is not None and entry_now(shelf, each.person) == person:
            return each
    return None


def _plain(each: Stored) -> dict[str, Any]:
    return {"kind": each.kind, "id": each.id.hex, "fields": dict(each.fields)}
