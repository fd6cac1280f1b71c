"""Files as somebody of the desk may see them: with what they go, or her own that wait."""

from uuid import UUID

from organiser.errors import Misuse
from organiser.hq.models import Account, Attachment, Course, Directive, Role
from organiser.hq.usecases.desk import directives
from organiser.i18n import _

_TEACHERS = frozenset({Role.NATIONAL, Role.TRAINER})


def attachment_of(account: Account, attachment: UUID) -> Attachment:
    """Return a file that *account* may see; `Misuse` where there is none for her."""
    found = Attachment.objects.filter(pk=attachment).select_related("file").first()
    if found is None or not _is_hers(account, found):
        raise Misuse(_("There is no such file."))
    return found


def _is_hers(account: Account, found: Attachment) -> bool:
    if found.owner is None:
        return found.by == account.email
    directive = Directive.objects.filter(pk=found.owner).first()
    if directive is not None:
        is_officer = account.role in {Role.NATIONAL, Role.DEPARTMENT}
        return is_officer and directives.reach_of(account).concerns(directive)
    return account.role in _TEACHERS and Course.objects.filter(pk=found.owner).exists()
