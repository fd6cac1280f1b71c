"""Reads the words of a command, runs it, and answers the shell with its status."""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from organiser import logs, paths
from organiser.commands.parser import build_parser
from organiser.commands.session import tell
from organiser.errors import Cancelled, OrganiserError
from organiser.i18n import LANGUAGES, _, speak
from organiser.settings import read_settings

log = logging.getLogger(__name__)
FAULT = 70
"""Our own fault (EX_SOFTWARE of sysexits.h): told apart from what she can act on."""


def run(words: Sequence[str]) -> int:
    """Run the command that *words* say; return its exit status."""
    _speak_utf8()
    speak(_asked_language(words), paths.resources() / "locale")
    try:
        args = build_parser().parse_args(words)
        logs.start_logging(paths.home(args.home) / "logs")
        return _run(args)
    except SystemExit as end:  # --help and --version
        return int(end.code or 0)
    except KeyboardInterrupt:
        tell(_("Stopped. Nothing was changed."))
        return Cancelled.exit_status
    except OrganiserError as error:
        tell(str(error))
        return error.exit_status
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception:  # the last resort: our fault, told without a traceback
        log.exception("unexpected error")
        tell(_("Something broke in the program. The log tells what; nothing is half written."))
        return FAULT


def _run(args: argparse.Namespace) -> int:
    if getattr(args, "run", None) is None:
        build_parser().print_help()
        return 0
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    module, _dot, function = args.run.partition(".")
    command = getattr(import_module(f"organiser.commands.{module}"), function)
    return int(command(args))


def _asked_language(words: Sequence[str]) -> str:
    """The language is needed before the words are parsed: help speaks it too."""
    for at, word in enumerate(words):
        if word.startswith("--lang="):
            return _known(word.partition("=")[2])
        if word == "--lang" and at + 1 < len(words):
            return _known(words[at + 1])
    if "--home" in words[:-1]:
        return read_settings(paths.home(Path(words[words.index("--home") + 1]))).language
    return read_settings(paths.home()).language


def _known(language: str) -> str:
    return language if language in LANGUAGES else "fr"


def _speak_utf8() -> None:
    """Answers are UTF-8 on every system, piped or not; a closed stream swallows them."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (for the whole run)
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (for the whole run)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and os.environ.get("PYTHONIOENCODING") is None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
