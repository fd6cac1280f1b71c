"""What went wrong with an exchange, in her words; every word of the client has a sentence."""

from typing import TYPE_CHECKING

from organiser.errors import OrganiserError, Refused
from organiser.i18n import _

if TYPE_CHECKING:
    from organiser.sync.client import Denied, Trouble
    from organiser.usecases.line.state import Line

DIFFERENT = "different"
WIPED = "wiped"


def words(trouble: str) -> str:
    """Return one sentence about a *trouble*."""
    said = {
        "offline": _("No network. Your work is kept and will be sent later."),
        "slow": _("Headquarters did not answer in time. Your work is kept and will be sent later."),
        "cut": _("The connection was cut. What did not arrive will be sent again."),
        "proxy": _("The network's proxy does not let the program through."),
        "portal": _("This network first asks for a page to sign in."),
        "not_headquarters": _("What answered is not headquarters. Nothing was sent."),
        "certificate": _("Headquarters' certificate is not good. Nothing was sent."),
        "certificate_time": _(
            "Headquarters' certificate is out of date, or this computer's clock is wrong."
        ),
        "busy": _("Headquarters is busy. Your work will be sent in a moment."),
        "unknown_device": _("This computer is no longer linked. Ask headquarters for a new code."),
        "revoked": _("Headquarters has stopped this computer. Ask it why."),
        WIPED: _("Headquarters has ended the access of this computer; its copy is removed."),
        "closed": _("Headquarters has closed this committee. Ask it what to do."),
        "not_signed": _("The confidentiality commitment must be signed first."),
        "upgrade": _("A newer version of the program is needed to send."),
        "bad_request": _("Headquarters did not understand. The program needs an update."),
        "too_big": _("One record is too large to be sent. The rest is kept and will be sent."),
        DIFFERENT: _("This computer and headquarters did not hold the same; all was read again."),
    }
    return said.get(trouble, _("The exchange did not take place. It will be tried again."))


def of(denied: "Denied", line: "Line") -> "Trouble":
    """Return why headquarters refuses to speak with us; an order counts if it is signed."""
    from organiser.sync.client import Trouble
    from organiser.usecases.line import orders

    is_ordered = orders.is_to_wipe(denied.said.orders, line.order_key, line.device)
    return Trouble(WIPED if is_ordered else denied.said.code, is_offline=False)


def not_paired() -> OrganiserError:
    """Return what to raise where there is no headquarters yet."""
    return Refused(_("This computer is not linked to headquarters yet."))
