"""The public page of a committee, and how many committees there are: counted as they begin."""

from datetime import date
from hashlib import sha256

from django.db.models import F

from organiser.domain.exchange.invitation import ALPHABET
from organiser.domain.territory import department_of
from organiser.hq.models import Committee, CommitteeCount, CommitteePage

LENGTH = 8
_MOST_MERGES = 10


def open_page(committee: Committee) -> None:
    """Give a new committee its page; nobody sees it before its commitment is signed."""
    CommitteePage.objects.create(committee=committee, code=_free_code(committee))


def count_opened(committee: Committee, on: date) -> None:
    """Count a committee that began."""
    _count(committee, on, "opened")


def count_closed(committee: Committee, on: date) -> None:
    """Count a committee that ended."""
    _count(committee, on, "closed")


def page_of(code: str) -> CommitteePage | None:
    """Return the page of an open committee by its code, however it was typed."""
    signs = "".join(sign for sign in code.upper() if sign in ALPHABET)
    pages = CommitteePage.objects.select_related("committee")
    found = pages.filter(code=signs).first()
    for _turn in range(_MOST_MERGES):  # what was printed for a stall leads to where it went on
        if found is None or found.committee.merged_into_id is None:
            break
        found = pages.filter(committee=found.committee.merged_into_id).first()
    if found is None or found.committee.closed_at or found.committee.committed_at is None:
        return None
    return found


def _free_code(committee: Committee) -> str:
    """The same committee has the same code again after the database was put back."""
    for turn in range(100):
        number = int.from_bytes(sha256(b"%d %s" % (turn, committee.pk.bytes)).digest())
        code = ""
        for _ in range(LENGTH):
            number, at = divmod(number, len(ALPHABET))
            code += ALPHABET[at]
        if not CommitteePage.objects.filter(code=code).exists():
            return code
    raise RuntimeError("no code is free")  # 30 ** 8 of them, for some 35,000 committees


def _count(committee: Committee, on: date, what: str) -> None:
    if not committee.insee:
        return
    line, _is_new = CommitteeCount.objects.get_or_create(
        department=department_of(committee.insee), month=on.replace(day=1)
    )
    CommitteeCount.objects.filter(pk=line.pk).update(**{what: F(what) + 1})
