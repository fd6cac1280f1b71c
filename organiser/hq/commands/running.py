"""Runs each command, once Django is set up."""

import argparse
import json
from collections.abc import Callable, Mapping
from uuid import UUID

from django.conf import settings
from django.core.management import call_command

from organiser.errors import OrganiserError, Refused
from organiser.hq import home
from organiser.hq.models import Committee, Device
from organiser.hq.usecases import enrolling, revoking

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def run(told: argparse.Namespace) -> int:
    """Run the command *told*; return the exit status."""
    act = getattr(told, "act", None)
    name = f"{told.command} {act}" if act else told.command
    COMMANDS[name](told)
    return 0


def _migrate(_told: argparse.Namespace) -> None:
    settings.HOME.mkdir(parents=True, exist_ok=True)
    if home.make_keys(settings.HOME):
        _say(f"Keys made in {settings.HOME}: keep a copy of them, apart from the database's.")
    call_command("migrate", interactive=False, verbosity=0)
    _say("The database is up to date.")


def _serve(told: argparse.Namespace) -> None:
    home.keys()
    if told.host not in LOOPBACK and not settings.BEHIND_TLS:
        raise Refused(
            "Outside this machine the server only answers behind a proxy that speaks TLS: "
            "set ORGANISER_HQ_BEHIND_TLS=1 once there is one."
        )
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "organiser.hq.wsgi:served", factory=True, address=told.host, port=told.port,
        interface=Interfaces.WSGI, workers=told.workers, blocking_threads=12,
        log_enabled=False,
    ).serve()  # fmt: skip


def _committee_add(told: argparse.Namespace) -> None:
    made = enrolling.add_committee(told.name, told.commune)
    _show(told, {"id": str(made.pk)}, f"{made.name}: {made.pk}")


def _committee_code(told: argparse.Namespace) -> None:
    code, expires = enrolling.make_code(_committee(told.committee))
    said = {"code": code, "expires": expires.isoformat()}
    _show(told, said, f"{code} (until {expires:%Y-%m-%d %H:%M} UTC)")


def _committee_list(told: argparse.Namespace) -> None:
    found = Committee.objects.order_by("name").values_list("id", "name", "insee")
    lines = [{"id": str(i), "name": name, "commune": insee} for i, name, insee in found]
    _show(told, {"committees": lines}, "\n".join(f"{c['id']}  {c['name']}" for c in lines))


def _device_list(told: argparse.Namespace) -> None:
    lines = [
        {
            "id": d.pk, "committee": str(d.committee_id), "name": d.name,
            "seen": d.seen_at.isoformat() if d.seen_at else None,
            "revoked": d.revoked_at.isoformat() if d.revoked_at else None,
        }
        for d in Device.objects.order_by("id")
    ]  # fmt: skip
    _show(told, {"devices": lines}, "\n".join(f"{d['id']:>6}  {d['name']}" for d in lines))


def _device_revoke(told: argparse.Namespace) -> None:
    revoking.revoke(home.keys(), told.device, wipe=False)
    _say("Revoked: it is told at its next call.")


def _device_erase(told: argparse.Namespace) -> None:
    revoking.revoke(home.keys(), told.device, wipe=True)
    _say("Revoked: it erases itself at its next call.")


def _person_erase(told: argparse.Namespace) -> None:
    count = revoking.erase_person(home.keys(), _uuid(told.person))
    _say(f"Erased in {count} committees; their laptops follow at their next exchange.")


def _committee(told: str) -> Committee:
    found = Committee.objects.filter(pk=_uuid(told)).first()
    if found is None:
        raise OrganiserError("There is no such committee.")
    return found


def _uuid(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError as error:
        raise OrganiserError(f"{told!r} is no identifier.") from error


def _show(told: argparse.Namespace, said: Mapping[str, object], words: str) -> None:
    _say(json.dumps(said) if told.json else words)


def _say(words: str) -> None:
    print(words)  # noqa: T201  (what a command line is for)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "migrate": _migrate, "serve": _serve, "committee add": _committee_add,
    "committee code": _committee_code, "committee list": _committee_list,
    "device list": _device_list, "device revoke": _device_revoke, "device erase": _device_erase,
    "person erase": _person_erase,
}  # fmt: skip
