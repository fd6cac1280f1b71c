"""`organiser-hq`: parses, sets up Django, runs one command and says it in one sentence."""

import argparse
import os
import signal
from collections.abc import Sequence
from importlib import import_module
from urllib.parse import quote

from organiser import paths
from organiser.errors import CannotOpen, OrganiserError
from organiser.hq import logbook
from organiser.hq.commands.answering import tell
from organiser.hq.commands.parser import build_parser
from organiser.i18n import LANGUAGES, _, speak

FAULT = 70
"""Our own fault (EX_SOFTWARE of sysexits.h): told apart from what can be acted on."""
SERVER = "headquarters"
"""Where the demonstration leaves the server's folder, in its own."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that *words* say; return its exit status."""
    import sys

    words = sys.argv[1:] if words is None else words
    speak(_asked_language(words), paths.resources() / "locale")
    try:
        return _run(build_parser().parse_args(words))
    except SystemExit as end:  # --help and --version
        return int(end.code or 0)
    except KeyboardInterrupt:
        tell(_("Stopped."))
        return 130
    except OrganiserError as error:
        tell(str(error))
        return error.exit_status
    except Exception as error:  # noqa: BLE001  (the last resort: our fault, told in the log)
        logbook.fault("command", error)
        tell(_("Something broke in the program. The line above tells where."))
        return FAULT


def _run(told: argparse.Namespace) -> int:
    if told.run.startswith("demonstrating."):
        told.home = (told.out / SERVER).absolute()
        told.database = f"sqlite:///{quote(str(told.home / 'demonstration.db'))}"
        os.environ.pop("ORGANISER_HQ_MAIL", None)  # nobody there is real
        os.environ.setdefault("ORGANISER_HQ_CONTROLLER", _("An invented movement, 1 rue d’Exemple"))
        os.environ.setdefault("ORGANISER_HQ_DPO", "dpo@example.org")
    if told.database:
        os.environ["DATABASE_URL"] = told.database
    if told.home:
        os.environ["ORGANISER_HQ_HOME"] = str(told.home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "organiser.hq.settings"
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    import django
    from django.db import DatabaseError

    django.setup()
    module, _dot, function = told.run.partition(".")
    try:
        return int(getattr(import_module(f"organiser.hq.commands.{module}"), function)(told) or 0)
    except DatabaseError as error:
        why = (str(error).strip().splitlines() or [""])[0]
        raise CannotOpen(_("The database does not answer: {why}").format(why=why)) from error


def _asked_language(words: Sequence[str]) -> str:
    """The language is needed before the words are parsed: help speaks it too."""
    asked = os.environ.get("ORGANISER_HQ_LANG", "fr")
    for at, word in enumerate(words):
        if word.startswith("--lang="):
            asked = word.partition("=")[2]
        elif word == "--lang" and at + 1 < len(words):
            asked = words[at + 1]
    return asked if asked in LANGUAGES else "fr"
