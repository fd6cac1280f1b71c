"""The gate into the list: who asked to be gone stays away, and no child comes in (R15, R28)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from organiser import clock
from organiser.database import Database
from organiser.domain import suppression
from organiser.domain.identity import fold
from organiser.domain.intake import Candidate, Problem, Severity
from organiser.domain.minors import is_too_young
from organiser.domain.suppression import Reached
from organiser.i18n import _
from organiser.usecases.suppressing import secrets_of

_SUPPRESSED = "SELECT kind, digest, at FROM suppression WHERE lifted_at IS NULL"
_LIFT = """
UPDATE suppression SET lifted_at = ? WHERE digest = ? AND lifted_at IS NULL AND at <= ?
"""


@dataclass(frozen=True, slots=True)
class Door:
    """The key of a door, and whether somebody there asked not to be visited."""

    door: str = ""
    is_closed: bool = False


class Gate:
    """Knows the hashes of who is not to come back; made once for each import or print."""

    def __init__(self, connection: Connection, file_key: bytes) -> None:
        self._secrets = secrets_of(connection, file_key)
        rows = connection.exec_driver_sql(_SUPPRESSED).all()
        self._digests = {digest: clock.moment(at) for _kind, digest, at in rows}
        self._kinds = frozenset(kind for kind, _digest, _at in rows)

    def problem(self, candidate: Candidate, door: str) -> Problem | None:
        """Return why a row of a file may not come in, or None when it may."""
        if is_too_young(candidate.birth_date, candidate.birth_year, clock.today()):
            return _problem(candidate, "too_young", too_young_words())
        if not self._digests:
            return None
        last = candidate.last_name or candidate.birth_name
        reached = Reached(
            candidate.first_name, last, tuple(email.key for email in candidate.emails),
            tuple(phone.e164 for phone in candidate.phones), door,
        )  # fmt: skip
        if self.knows(reached):
            return _problem(candidate, "suppressed", suppressed_words())
        return None

    def knows(self, reached: Reached) -> bool:
        """Tell whether somebody so reached asked to be gone."""
        return bool(self._digests) and any(
            digest in self._digests
            for secret in self._secrets
            for digest in suppression.asked(secret, reached)
        )

    def kept_away(self, reached: Reached, *, before: datetime) -> bool:
        """Tell whether somebody so reached asked to be gone *before* a moment."""
        return bool(self._digests) and any(
            digest in self._digests and self._digests[digest] <= before
            for secret in self._secrets
            for digest in suppression.asked(secret, reached)
        )

    def closes(self, door: str) -> bool:
        """Tell whether nobody may knock at a *door*, by its key: who asked for it is erased."""
        return "door" in self._kinds and any(
            suppression.of_door(secret, door) in self._digests for secret in self._secrets
        )

    def names_nobody(self, name: str, door: str) -> str:
        """Return the *name* that a list has for a *door*, or nothing if she asked to be gone."""
        if "address" not in self._kinds or not door:
            return name
        return "" if any(self.knows(Reached(*each, door=door)) for each in _split(name)) else name

    def lift(
        self, connection: Connection, reached: Reached, asked_at: datetime | None = None
    ) -> None:
        """Let somebody come back who asks for it herself, on every laptop.

        *asked_at*: when she did, if it was not now; what she asked since stands.
        """
        at = clock.stamp(asked_at or clock.now())
        for secret in self._secrets:
            for digest in suppression.asked(secret, reached):
                connection.exec_driver_sql(_LIFT, (at, digest, at))


def doors_of(connection: Connection, people: Collection[bytes]) -> Door:
    """Return the door of *people*, closed if it was or if one of them refused visits."""
    found = Door()
    for key in people:
        row = connection.exec_driver_sql(
            "SELECT a.door_key, a.closed_at IS NOT NULL OR EXISTS (SELECT 1 FROM refusal r "
            "WHERE r.person_id = p.id AND r.channel = 'door' AND r.lifted_at IS NULL) "
            "FROM person p JOIN address a ON a.id = p.address_id WHERE p.id = ?",
            (key,),
        ).first()
        if row is not None and row[0]:
            found = Door(row[0], bool(row[1]) or found.is_closed)
    return found


def gate_of(database: Database) -> Gate:
    """Return the gate of the open file."""
    with database.reading() as session:
        return Gate(session.connection(), database.key())


def suppressed_words() -> str:
    """Say why somebody is kept away."""
    return _(
        "This person asked to be erased or left alone. She comes back only if she asks herself."
    )


def too_young_words() -> str:
    """Say why a child is not written down."""
    return _("Nobody under 15 is kept in the list.")


def _problem(candidate: Candidate, code: str, sentence: str) -> Problem:
    return Problem(candidate.line, "", code, sentence, Severity.REJECTED)


def _split(name: str) -> list[tuple[str, str]]:
    """Return in which ways the words of a *name* may be a first and a last name."""
    words = fold(name).split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return [pair for one, other in cuts for pair in ((one, other), (other, one))]
