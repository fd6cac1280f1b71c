"""Whatever forbids reaching people by a use is asked here, and nowhere else.

The silence before a poll (R17) has its place here too: every launch, call, letter and message asks.
"""

from organiser.domain.outreach import ONLINE, Audience, Use
from organiser.errors import Refused
from organiser.i18n import _


def refuse_unless_allowed(use: Use, audience: Audience) -> None:
    """Raise `Refused`, with the rule in words, when *audience* may not be reached by *use*."""
    said = why_not(use, audience)
    if said:
        raise Refused(said)


def why_not(use: Use, audience: Audience) -> str:
    """Return why *audience* may not be reached by *use*, or nothing."""
    if use in ONLINE and audience is Audience.SELECTION:
        return _(
            "E-mails and text messages may not be sent to people chosen by conditions: the law on "
            "political targeting asks for a register that headquarters does not keep yet. Write to "
            "all who subscribed, or to those who came to one action. Calls, letters and visits "
            "are free to choose."
        )
    return ""
