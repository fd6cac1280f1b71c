"""What attachments say of themselves: how large they are, why a file is not taken."""

from organiser.domain.looked_into import Reason
from organiser.domain.sent_file import LARGEST, Form
from organiser.i18n import _, number, tenths

_KILO, _MEGA = 1_000, 1_000_000


def size_words(size: int) -> str:
    """Say how large a file is."""
    if size < _MEGA:
        return _("{count} kB").format(count=number(max(1, round(size / _KILO))))
    whole, rest = divmod(round(10 * size / _MEGA), 10)
    return _("{count} MB").format(count=tenths(10 * whole + rest) if rest else number(whole))


def form_words(form: Form) -> str:
    """Return what a kind of file is called."""
    return {
        Form.PDF: _("PDF"),
        Form.PNG: _("picture"),
        Form.JPEG: _("picture"),
        Form.ODT: _("text (ODT)"),
        Form.DOCX: _("text (DOCX)"),
    }[form]


def reason_words(reason: Reason) -> str:
    """Say why a file is not taken."""
    return {
        Reason.EMPTY: _("The file is empty."),
        Reason.LARGE: _("It is too large: {size} at most, and pictures of 40 million dots.").format(
            size=size_words(LARGEST)
        ),
        Reason.KIND: _("Only PDF, PNG, JPEG, ODT and DOCX are taken, whatever the name says."),
        Reason.ACTIVE: _("It holds a program or another file. Save it without them."),
        Reason.BROKEN: _("It is damaged, or something stands before or after it. Save it anew."),
    }[reason]
