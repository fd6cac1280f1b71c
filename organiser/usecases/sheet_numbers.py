"""Draws the number of a sheet: no other laptop of the committee draws the same, network or not."""

import secrets

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organiser.domain.exchange.laptops import laptop_id
from organiser.models.action import SignUpSheet
from organiser.models.committee import Committee
from organiser.models.field import Sheet
from organiser.models.line import Laptop, LineState

_A_DIGIT = 100_000
_DIGITS = 10


def draw_number(session: Session) -> int:
    """Return a number that no sheet has, of a packet or of an action."""
    digit = own_digit(session)
    while True:
        number = digit * _A_DIGIT + secrets.randbelow(_A_DIGIT)
        if not is_taken(session, number):
            return number


def own_digit(session: Session) -> int:
    """Return the first digit of this laptop's numbers: its place among those that were ever linked.

    Whoever is linked later stands behind, and who was stopped keeps her place: it never changes.
    """
    line = session.get(LineState, 1)
    own = session.get(Laptop, laptop_id(line.committee_id, line.device)) if line else None
    if own is None:
        return session.scalars(select(Committee.computer_digit)).one()
    is_before = (Laptop.paired_at < own.paired_at) | (
        (Laptop.paired_at == own.paired_at) & (Laptop.id < own.id)
    )
    before = session.scalars(select(func.count()).select_from(Laptop).where(is_before)).one()
    return (before + 1) % _DIGITS


def is_taken(session: Session, number: int) -> bool:
    """Tell whether pages carry *number* already, of a packet or of a sign-up sheet."""
    packets = select(Sheet.id).where(Sheet.number == number)
    sign_ups = select(SignUpSheet.id).where(SignUpSheet.number == number)
    return session.scalars(packets.union_all(sign_ups)).first() is not None
