"""Whatever forbids reaching people by a use is asked here, and nowhere else.

The rules of targeting online (R12), and the silence before a vote (R17): every launch, call, letter
and message asks.
"""

from organiser.database import Database
from organiser.domain.outreach import ONLINE, Audience, Use
from organiser.errors import Refused
from organiser.i18n import _
from organiser.usecases.silence import refuse_in_silence
from organiser.words.outreach import use_label


def refuse_unless_allowed(database: Database, use: Use, audience: Audience) -> None:
    """Raise `Refused`, with the rule in words, when *audience* may not be reached by *use* now."""
    refuse_in_silence(database, use_label(use))
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
