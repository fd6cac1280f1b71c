"""What is said of pictures of pages: why one is not read, what became of another."""

from organiser.domain.refusal import Refusal
from organiser.i18n import _


def refusal(reason: Refusal) -> str:
    """Return the sentence that says why a picture was not read, and what to do."""
    match reason:
        case Refusal.NO_CODE:
            return _("No page was found, or two: take one page a picture, with its corners.")
        case Refusal.ONE_CODE:
            return _("Only one corner of the page was found: take the whole page.")
        case Refusal.UNKNOWN:
            return _("This page is not known here. Another computer printed it? Exchange first.")
        case Refusal.OTHER_COMMITTEE:
            return _("This sheet belongs to another committee.")
        case Refusal.ROWS:
            return _("The lines of the page could not be followed: flatten it, or type it.")
        case Refusal.UNREADABLE:
            return _("This picture cannot be read: take another one, nearer, or type the page.")
