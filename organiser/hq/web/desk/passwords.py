"""What makes a password of the desk good enough: as on a laptop, it is hard to guess (R30)."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError

from organiser.hq.models import Account
from organiser.i18n import _

LEAST_STRENGTH = 3
"""On zxcvbn's scale of 0 to 4, as on a laptop."""
OURS = (
    "organiser", "comité", "comite", "comités", "soutien", "siège", "siege", "headquarters",
    "committee", "support", "bénévole", "benevole", "campagne", "motdepasse",
)  # fmt: skip
"""Words that somebody who guesses would try first here, beside the site's name and her mailbox."""
_MEASURED = 72
"""Letters: more takes long and changes nothing."""


class HardToGuess:
    """Refuses a password that a program would find; words of ours in it count as one sign each."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise `ValidationError` for a password that is easy to guess."""
        from zxcvbn import zxcvbn  # a dictionary of its own: not for each process at its start

        said = f"{settings.NAME} {user.email if user is not None else ''}"
        known = sorted({*OURS, *re.findall(r"\w{3,}", said)}, key=len, reverse=True)
        left = re.sub("|".join(map(re.escape, known)), "x", password, flags=re.IGNORECASE)
        if zxcvbn(left[:_MEASURED])["score"] < LEAST_STRENGTH:
            raise ValidationError(
                _("This password is easy to guess. Four words that do not go together are good.")
            )

    def get_help_text(self) -> str:
        """Return what is asked for, to who has typed nothing yet."""
        return _("Four words that do not go together are good; names and dates are guessed.")
