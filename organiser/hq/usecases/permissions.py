"""What headquarters switches on in every committee, with the reference it rests on (R24, R39)."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import transaction

from organiser import clock
from organiser.domain.identifier import id_by_key
from organiser.domain.permission import Switch
from organiser.errors import Misuse
from organiser.hq.home import Keys
from organiser.hq.usecases import feeds
from organiser.i18n import _

_KIND, _MOVEMENT = "permission", "movement"
_SWITCHES = frozenset(map(str, Switch))


def switch_on(keys: Keys, switch: Switch, reference: str) -> None:
    """Switch it on in every committee: *reference* of the impact assessment, or of the decision."""
    if not reference.strip():
        raise Misuse(_("Give the reference of the impact assessment, or of the decision."))
    _say(keys, switch, reference.strip())


def switch_off(keys: Keys, switch: Switch) -> None:
    """Switch it off again, in every committee."""
    if switch not in standing():
        raise Misuse(_("It is not switched on."))
    _say(keys, switch, "")


def standing() -> Mapping[Switch, tuple[str, str]]:
    """Return what is switched on: its reference, and since which day."""
    return MappingProxyType(
        {
            Switch(said["name"]): (said["reference"], said["since"])
            for _id, said in feeds.said_to_all(_KIND)
            if said["reference"] and said["name"] in _SWITCHES
        }
    )


def _say(keys: Keys, switch: Switch, reference: str) -> None:
    said = {"name": str(switch), "reference": reference, "since": clock.today().isoformat()}
    with transaction.atomic(), feeds.opened(keys, _MOVEMENT) as desk:
        feeds.put(desk, _KIND, id_by_key(_KIND, switch), said)
