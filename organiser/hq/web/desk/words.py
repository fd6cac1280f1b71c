"""What things of the desk are called."""

from organiser.atlas.departments import departments
from organiser.hq.models import Account, Role
from organiser.i18n import _


def role(account: Account) -> str:
    """Return what somebody is at headquarters for."""
    named = {
        Role.NATIONAL: _("national"), Role.TRAINER: _("trainer"),
        Role.DATA_PROTECTION: _("data protection"), Role.SUPPORT: _("support of committees"),
    }  # fmt: skip
    if account.role == Role.DEPARTMENT:
        name = departments().get(account.department, account.department)
        return _("department: {name}").format(name=name)
    return named[Role(account.role)]
