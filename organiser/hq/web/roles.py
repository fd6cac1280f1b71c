"""What the roles of headquarters are called."""

from organiser.hq.models import Role
from organiser.i18n import _


def role_words(role: Role) -> str:
    """Return what a role is called."""
    return {
        Role.NATIONAL: _("national"), Role.TRAINER: _("trainer"),
        Role.DATA_PROTECTION: _("data protection"), Role.SUPPORT: _("support of committees"),
        Role.DEPARTMENT: _("department"),
    }[role]  # fmt: skip
