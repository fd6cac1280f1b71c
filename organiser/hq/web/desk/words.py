"""What things of the desk are called."""

from organiser.atlas.departments import departments
from organiser.domain.action import ActionKind
from organiser.hq.models import Account, Role
from organiser.hq.usecases.desk.committees import Shown
from organiser.hq.usecases.desk.counts import NOWHERE
from organiser.hq.usecases.desk.history import What
from organiser.hq.web.roles import role_words
from organiser.i18n import _
from organiser.words.labels import action_label


def role(account: Account) -> str:
    """Return what somebody is at headquarters for."""
    if account.role == Role.DEPARTMENT:
        return _("department: {name}").format(name=department(account.department))
    return role_words(Role(account.role))


def department(code: str) -> str:
    """Return the name of a department by its code; "" is the whole country."""
    if code == NOWHERE:
        return _("not known")
    return departments().get(code, code) if code else _("Whole country")


def event(what: What) -> str:
    """Return what was done about a committee."""
    return {
        What.TEXT: _("public text changed"), What.CODE: _("pairing code made"),
        What.REVOKED: _("laptop stopped"), What.WIPED: _("laptop ordered to erase itself"),
        What.FALL_BACK: _("named fall-back committee"),
        What.SENT_ON: _("newcomers sent on to"), What.CLOSED: _("committee closed"),
        What.MERGED: _("merged into another committee"),
        What.JOINED: _("another committee merged into it"),
    }[what]  # fmt: skip


def shown(which: Shown) -> str:
    """Return the head of a list of committees."""
    return {
        Shown.OPEN: _("Open committees"), Shown.ALARM: _("In alarm"),
        Shown.CLOSED: _("Closed committees"),
    }[which]  # fmt: skip


def table(name: str) -> str:
    """Return what is counted in a table."""
    return {
        "known": _("People, doors, training"),
        "contact": _("Doors, by what was met there"),
        "welcome": _("Newcomers, by how long they waited for the first contact"),
        "actions": _("Actions of the last twelve months, by kind"),
    }[name]  # fmt: skip


def measure(name: str) -> str:
    """Return what is counted of the stages."""
    return {
        "people": _("People by stage, month by month"),
        "climbed": _("People who came to a stage, month by month"),
    }[name]  # fmt: skip


def column(table_name: str, name: str) -> str:
    """Return the head of a column; "" is the sum."""
    if not name:
        return _("Together")
    if table_name == "actions":
        return action_label(ActionKind(name))
    return {
        "people": _("People known"), "doors": _("Doors"), "trained": _("Trained people"),
        "in_2_days": _("within 2 days"), "in_7_days": _("within 7 days"), "later": _("later"),
        "waiting": _("waiting"), "met": _("Met"), "come_back": _("Come back"),
        "leave_alone": _("No more visits"), "absent": _("Nobody there"),
        "no_door": _("No way in, or no such door"),
    }[name]  # fmt: skip
