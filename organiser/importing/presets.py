"""Files of other programs, recognised by their heads of columns."""

from collections.abc import Callable
from dataclasses import dataclass, field

from organiser.domain.identity import fold
from organiser.domain.intake import Target
from organiser.errors import Misuse
from organiser.i18n import _

Heads = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """One program's file: how it is told, and what differs from the usual words."""

    name: str
    fits: Callable[[frozenset[str]], bool]
    targets: dict[str, Target] = field(default_factory=dict)
    """By folded head; a head that stands twice is "titre#2" the second time."""


def recognised(headers: Heads) -> Preset | None:
    """Return the program that wrote columns headed *headers*, or None."""
    folded = frozenset(map(fold, headers))
    return next((preset for preset in PRESETS if preset.fits(folded)), None)


def named(name: str) -> Preset:
    """Return the preset called *name*, in any case; `Misuse` when there is none."""
    for preset in PRESETS:
        if fold(preset.name) == fold(name):
            return preset
    known = ", ".join(preset.name for preset in PRESETS)
    raise Misuse(
        _("There is no preset of this name. The presets are: {names}.").format(names=known)
    )


def numbered(headers: Heads) -> list[str]:
    """Return the folded heads, each repetition with its number: "titre", "titre#2"."""
    seen: dict[str, int] = {}
    heads = []
    for header in headers:
        head = fold(header)
        seen[head] = seen.get(head, 0) + 1
        heads.append(head if seen[head] == 1 else f"{head}#{seen[head]}")
    return heads


def _has(*heads: str) -> Callable[[frozenset[str]], bool]:
    wanted = frozenset(heads)
    return wanted.__le__


def _action_network(heads: frozenset[str]) -> bool:
    return any(head.startswith("can2 ") for head in heads)


def _civicrm_french(heads: frozenset[str]) -> bool:
    return "ne pas envoyer de courriel" in heads or "pas de mailing opposition opt out" in heads


def _outlook_french(heads: frozenset[str]) -> bool:
    return "rue domicile" in heads or {"tel mobile", "adresse de messagerie"} <= heads


def _outlook_english(heads: frozenset[str]) -> bool:
    return {"home street", "e mail address"} <= heads


_IGNORED = Target.IGNORED
_OFFICE = (
    "rue bureau", "rue bureau 2", "rue bureau 3", "ville bureau", "dep region bureau",
    "code postal bureau", "pays region bureau", "rue autre", "ville autre", "code postal autre",
)  # fmt: skip
_ENGLISH_OFFICE = (
    "business street", "business city", "business state", "business postal code",
    "business country", "other street", "other city", "other postal code",
)  # fmt: skip

PRESETS = (
    Preset(
        "NationBuilder",
        _has("nationbuilder id"),
        {
            "nationbuilder id": Target.EXTERNAL_ID, "civicrm id": _IGNORED, "external id": _IGNORED,
            "full name": _IGNORED, "tag list": _IGNORED, "precinct name": _IGNORED,
            "mailing address1": _IGNORED, "is supporter": Target.FORBIDDEN,
        },
    ),
    Preset(
        "Action Network",
        _action_network,
        {"can2 user tags": _IGNORED, "uuid": Target.EXTERNAL_ID, "language": Target.LANGUAGES},
    ),
    Preset(
        "CiviCRM",
        _has("contact id", "no bulk emails user opt out"),
        {
            "contact id": Target.EXTERNAL_ID, "external identifier": _IGNORED,
            "sort name": _IGNORED,
            "display name": _IGNORED, "preferred language": Target.LANGUAGES, "nickname": _IGNORED,
        },
    ),
    Preset(
        "CiviCRM",
        _civicrm_french,
        {"identifiant externe": _IGNORED, "nom de tri": _IGNORED, "nom affiche": _IGNORED,
         "id du contact": Target.EXTERNAL_ID, "type de contact": _IGNORED},
    ),
    Preset(
        "Google Contacts",
        _has("labels", "e mail 1 label"),
        {"file as": _IGNORED, "nickname": _IGNORED, "organization name": _IGNORED},
    ),
    Preset(
        "Google Contacts",
        _has("given name", "group membership"),
        {"name": _IGNORED, "location": _IGNORED, "subject": _IGNORED, "short name": _IGNORED},
    ),
    Preset(
        "Outlook",
        _outlook_french,
        {"titre": Target.TITLE, "titre#2": Target.OCCUPATION, "nom#2": Target.LAST_NAME,
         "service": _IGNORED,
         **dict.fromkeys(_OFFICE, _IGNORED)},
    ),
    Preset(
        "Outlook",
        _outlook_english,
        {"home address": _IGNORED, "location": _IGNORED, "title": Target.TITLE,
         **dict.fromkeys(_ENGLISH_OFFICE, _IGNORED)},
    ),
)  # fmt: skip
