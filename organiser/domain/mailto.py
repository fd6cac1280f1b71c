"""Addresses of one e-mail for her own mail program: everybody hidden, fifty at most (R16)."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from organiser.domain.outreach import MOST_RECIPIENTS

LONGEST = 2000
"""Letters of an address that every system passes on to the mail program whole."""


def mailto(recipients: Sequence[str], subject: str, body: str) -> str:
    """Return the address that opens one e-mail; everybody stands in bcc."""
    if not 0 < len(recipients) <= MOST_RECIPIENTS:
        raise ValueError("recipients")
    hidden = ",".join(quote(address, safe="@") for address in recipients)
    return f"mailto:?bcc={hidden}&subject={quote(subject, safe='')}&body={_typed(body)}"


def batches(recipients: Sequence[str], subject: str, body: str) -> Iterator[tuple[int, int]]:
    """Yield where each e-mail begins and ends among *recipients*: as many as it can carry."""
    start = 0
    while start < len(recipients):
        end = start + 1
        while end < len(recipients) and _fits(recipients[start : end + 1], subject, body):
            end += 1
        yield start, end
        start = end


def room_left(subject: str, body: str) -> int:
    """Return how many letters of an address are left once *subject* and *body* are in it."""
    return LONGEST - len(mailto(["x@x"], subject, body))


def _fits(recipients: Sequence[str], subject: str, body: str) -> bool:
    few = len(recipients) <= MOST_RECIPIENTS
    return few and len(mailto(recipients, subject, body)) <= LONGEST


def _typed(body: str) -> str:
    """A line of an e-mail ends in two signs (RFC 6068)."""
    return quote(body.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")
