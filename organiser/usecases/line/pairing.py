"""Pairs this laptop with headquarters by a code; everything here is then sent, as it waits."""

import hashlib
import json
from collections.abc import Callable
from secrets import token_urlsafe
from uuid import UUID

from nacl.public import PrivateKey
from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.errors import NotReached, OrganiserError, Refused
from organiser.i18n import _
from organiser.models.line import LineState
from organiser.sync import anew, capture, freezing, thawing
from organiser.sync.client import Denied, Headquarters, Trouble
from organiser.sync.sealing import public_of
from organiser.sync.wire import EnrolRequest, EnrolResponse
from organiser.usecases.line import troubles
from organiser.usecases.line.exchanging import PROGRAM


def link(
    database: Database, connect: Callable[[str], Headquarters], url: str, code: str, name: str
) -> str:
    """Pair this laptop with the headquarters at *url*; return the name of its committee."""
    with connect(url) as headquarters:
        return pair(database, headquarters, code, name, PROGRAM)


def pair(database: Database, headquarters: Headquarters, code: str, name: str, program: str) -> str:
    """Pair this laptop; return the name of its committee.

    The token is made here and kept before it is sent: an answer that is lost is repaired by
    asking the same again.
    """
    token, private_key = _own_keys(database)
    asked = EnrolRequest(
        code.strip(), hashlib.sha256(token.encode()).hexdigest(), public_of(private_key), name,
        program,
    )  # fmt: skip
    try:
        told = headquarters.enrol(asked)
    except Denied as denied:
        raise _refusal(denied) from denied
    except Trouble as trouble:
        raise NotReached(troubles.words(trouble.word)) from trouble
    with database.applying() as session:
        session.info["topics"] = {"line", "committee"}
        _keep(session, headquarters.url, told)
        _become(session, UUID(hex=told.committee), told.committee_name)
    return told.committee_name


def _own_keys(database: Database) -> tuple[str, bytes]:
    """Return the token and the private key of this laptop, made once."""
    with database.applying() as session:
        row = session.get(LineState, 1)
        if row is not None and row.device:
            raise Refused(_("This computer is already linked to headquarters."))
        if row is None:
            row = LineState(
                id=1, url="", device=0, committee_id=UUID(int=0), scopes="[]", order_key="",
                token=token_urlsafe(32), private_key=bytes(PrivateKey.generate()),
                paired_at=clock.now(),
            )  # fmt: skip
            session.add(row)
            session.flush()
        return row.token, row.private_key


def _keep(session: Session, url: str, told: EnrolResponse) -> None:
    row = session.get_one(LineState, 1)
    row.url, row.device, row.committee_id = url, told.device, UUID(hex=told.committee)
    row.scopes, row.order_key = json.dumps(told.scopes), told.order_key
    row.paired_at = clock.now()


def _become(session: Session, committee: UUID, name: str) -> None:
    """The committee of this file is the one that headquarters knows, by its id and its name.

    What she called it before was typed by who did not know yet: it meets nobody's word.
    """
    connection = session.connection()
    old = session.execute(text("SELECT id FROM committee LIMIT 1")).scalar()
    is_another = old != committee.bytes
    with capture.switched_off(connection):
        if old is not None and is_another:
            freezing.rename(connection, "committee", old, committee.bytes)
        if name:
            session.execute(text("UPDATE committee SET name = :name"), {"name": name})
    if is_another and anew.was_told(connection):
        anew.tell_anew(connection)


def _refusal(denied: Denied) -> OrganiserError:
    words = {
        "unknown_code": _("Headquarters does not know this code. Check each sign."),
        "code_used": _("This code was already used. Ask headquarters for another one."),
        "not_signed": _("The confidentiality commitment must be signed first."),
        "code_expired": _("This code is no longer good. Ask headquarters for another one."),
        "closed": _("Headquarters has closed this committee. Ask it what to do."),
        "upgrade": _("A newer version of the program is needed to be linked."),
    }
    return NotReached(words.get(denied.said.code, _("Headquarters refused. Ask it why.")))


def unpair(database: Database) -> None:
    """Let go of headquarters: nothing is sent any more, everything stays here."""
    with database.applying() as session:
        session.info["topics"] = {"line"}
        thawing.thaw(session.connection())
        for table in ("line_state", "line_scope", "line_known", "line_before", "line_offer",
                      "held_base", "line_kept"):  # fmt: skip
            session.execute(text(f"DELETE FROM {table}"))
