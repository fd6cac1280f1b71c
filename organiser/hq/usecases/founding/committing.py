"""The confidentiality commitment, signed before any record is received; the first code (R33)."""

from datetime import datetime

from django.db import transaction

from organiser import clock
from organiser.domain.founding import COMMITMENT
from organiser.errors import Refused
from organiser.hq import envelope
from organiser.hq.home import LEDGER, Keys
from organiser.hq.ledger import Ledger
from organiser.hq.models import Commitment, Committee, Enrolment
from organiser.hq.usecases import enrolling
from organiser.i18n import _


def sign(keys: Keys, committee: Committee, name: str) -> None:
    """Sign the commitment of *committee* with the *name* that was typed; the first one holds."""
    now = clock.now()
    secret = envelope.closed({"name": name.strip()}, keys.of_committee(committee.pk))
    assert secret is not None
    with transaction.atomic():
        _line, is_new = Commitment.objects.get_or_create(
            committee=committee,
            defaults={"version": COMMITMENT.version, "at": now, "secret": secret},
        )
        if not is_new:
            return
        enrolling.commit(committee, now)
        Ledger(keys.home / LEDGER).add(
            "committed", committee=committee.pk.hex, version=COMMITMENT.version,
            at=clock.stamp(now), secret=secret.hex(),
        )  # fmt: skip


def is_paired(committee: Committee) -> bool:
    """Return whether a laptop was ever paired with it."""
    return committee.devices.exists()


def first_code(committee: Committee) -> tuple[str, datetime]:
    """Return a code for the first laptop; the one made before is good no more.

    `Refused` once a laptop is paired: others are asked of headquarters.
    """
    with transaction.atomic():
        Committee.objects.select_for_update().get(pk=committee.pk)
        if is_paired(committee):
            raise Refused(_("A computer is linked already. Ask headquarters for another code."))
        Enrolment.objects.filter(committee=committee, used_by=None).delete()
        return enrolling.make_code(committee)
