"""Which column of a file is what: guessed, chosen by her, or given as JSON."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from typing import Any

from organiser.domain.identity import fold
from organiser.domain.intake import Target
from organiser.domain.names import Order
from organiser.errors import Misuse
from organiser.i18n import _

REFUSALS = frozenset(
    {
        Target.REFUSES_ALL, Target.REFUSES_EMAIL, Target.REFUSES_CALL, Target.REFUSES_SMS,
        Target.REFUSES_POST, Target.REFUSES, Target.ACCEPTS_EMAIL, Target.ACCEPTS_SMS,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column becomes, by its position."""

    targets: tuple[Target, ...]
    date_order: str = "dmy"
    name_order: Order = Order.FAMILY_FIRST
    preset: str = ""
    """Name of the program that wrote the file, when it was recognised."""
    sureness: tuple[float, ...] = ()
    """How sure each guess is, from 0 to 1."""
    reasons: tuple[str, ...] = ()
    """For each column, why it is never imported ("religion", "money"...), or ""."""
    kind_column: int | None = None
    """The column that says whether a row is a person at all."""
    date_is_ambiguous: bool = False
    """Every date of the file can be read in both orders."""
    header_fingerprint: str = ""
    match: str = "auto"
    """ "none": the import merges nothing by itself."""

    def with_target(self, position: int, target: Target) -> "Mapping":
        """Return this mapping with one column changed by her; what is forbidden stays so."""
        if self.targets[position] is Target.FORBIDDEN:
            raise Misuse(_("This column may not be imported."))
        targets = (*self.targets[:position], target, *self.targets[position + 1 :])
        sureness = (*self.sureness[:position], 1.0, *self.sureness[position + 1 :])
        return replace(self, targets=targets, sureness=sureness)


def reason_sentence(reason: str) -> str:
    """Say why a column is never imported."""
    return {
        "religion": _("Beliefs are never imported."),
        "health": _("Health is never imported."),
        "union": _("Union membership is never imported."),
        "ethnicity": _("Origin, nationality and place of birth are never imported."),
        "sexuality": _("Private life is never imported."),
        "opinion": _("Opinions and levels of support are never imported."),
        "money": _("Amounts of money are never imported: they go to the financial agent."),
        "national_id": _("Identity and social security numbers are never imported."),
    }.get(reason, "")


def said_targets(headers: tuple[str, ...], width: int, said: Dictionary[str, Any]) -> list[Target]:
    """Return the target of each column as *said* in JSON; `Misuse` when a word is unknown."""
    if "columns_by_position" in said:
        return _by_position(said["columns_by_position"], width)
    columns = said.get("columns")
    if not isinstance(columns, dict):
        raise Misuse(_("The mapping says neither “columns”, “columns_by_position” nor “auto”."))
    targets = [Target.IGNORED] * width
    for heading, field in columns.items():
        targets[_position(headers, str(heading))] = _field(field)
    return targets


def said_date_order(said: Dictionary[str, Any]) -> str | None:
    """Return the order of dates that *said* gives, or None when it leaves that to us."""
    order = said.get("date_order")
    if order in (None, "", "auto"):
        return None
    if order not in ("dmy", "mdy", "ymd"):
        raise Misuse(_("The order of dates is “dmy” or “mdy”."))
    return str(order)


def _by_position(fields: Any, width: int) -> list[Target]:
    if isinstance(fields, dict):
        if not all(str(key).isdigit() and int(key) < width for key in fields):
            raise Misuse(_("The mapping names more columns than the file has."))
        given = {int(key): value for key, value in fields.items()}
        fields = [given.get(at, "") for at in range(width)]
    if not isinstance(fields, list):
        raise Misuse(_("“columns_by_position” is a list of fields."))
    if len(fields) > width:
        raise Misuse(_("The mapping names more columns than the file has."))
    targets = [_field(field) for field in fields]
    return targets + [Target.IGNORED] * (width - len(targets))


def _position(headers: tuple[str, ...], heading: str) -> int:
    if heading in headers:
        return headers.index(heading)
    folded = [fold(header) for header in headers]
    if fold(heading) in folded:
        return folded.index(fold(heading))
    raise Misuse(_("There is no column called “{heading}” in this file.").format(heading=heading))


def _field(field: Any) -> Target:
    if field in (None, "", "-"):
        return Target.IGNORED
    try:
        return Target(str(field))
    except ValueError:
        raise Misuse(_("There is no field called “{field}”.").format(field=field)) from None
