"""Commands about the server itself: set up, answer, look over."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from threading import Thread

from django.conf import settings
from django.core.management import call_command

from organiser.errors import Refused
from organiser.hq import counting, home, logbook, mark
from organiser.hq.commands.answering import answer, tell
from organiser.hq.commands.safety import refuse_unsafe
from organiser.hq.usecases import checking, drive_counts, proposals, purging
from organiser.hq.usecases.desk import counts
from organiser.hq.usecases.welcoming import rehoming, reminding
from organiser.hq.web import openapi as description
from organiser.hq.web.gate import AT_ONCE, WAITING
from organiser.i18n import _, counted


def migrate(told: argparse.Namespace) -> None:
    """Bring the database up to date; make the keys once."""
    settings.HOME.mkdir(parents=True, exist_ok=True)
    is_new = home.make_keys(settings.HOME)
    if is_new:
        tell(
            _("Keys made in {folder}: keep a copy of them, apart from the database’s.").format(
                folder=settings.HOME
            )
        )
    call_command("migrate", interactive=False, verbosity=0)
    answer(told, {"keys_made": is_new}, _("The database is up to date."))


def serve(told: argparse.Namespace) -> None:
    """Answer committees until it is stopped."""
    home.keys()
    refuse_unsafe(told.host)
    from granian.constants import HTTPModes, Interfaces
    from granian.server import Server

    with TemporaryDirectory(prefix="organiser-hq-") as folder, _tasks_beside(told):
        os.environ[counting.FOLDER] = folder
        Server(
            "organiser.hq.wsgi:served", factory=True, address=told.host, port=told.port,
            interface=Interfaces.WSGI, http=HTTPModes.http1, workers=told.workers,
            blocking_threads=AT_ONCE + WAITING + 4, log_enabled=False, respawn_failed_workers=True,
        ).serve()  # fmt: skip


@contextmanager
def _tasks_beside(told: argparse.Namespace) -> Iterator[None]:
    """Have mails leave too, as long as it answers: one command is enough for a trial."""
    if told.no_tasks:
        yield
        return
    words = [sys.executable, "-m", "organiser.hq", "tasks", "--beside"]
    beside = Popen(words, start_new_session=True, stdin=PIPE)  # noqa: S603  (our own program)
    try:
        yield
    finally:
        beside.terminate()
        beside.communicate()


def tasks(told: argparse.Namespace) -> None:
    """Send mails and do what waits, until it is stopped."""
    home.keys()
    if told.beside:
        Thread(target=_end_with_server, daemon=True).start()
    logbook.start()
    call_command("db_worker", verbosity=0, interval=1.0)


def _end_with_server() -> None:
    """The server holds the other end: however it ends, this one does not outlive it."""
    sys.stdin.read()
    os._exit(0)


def check(told: argparse.Namespace) -> int:
    """Look the whole server over; status 4 when something is wrong."""
    health = checking.check(counts=not told.quick)
    value = {"ok": not health.problems, **asdict(health), "problems": list(health.problems)}
    summary = ", ".join(
        (
            counted("{count} committee", "{count} committees", health.committees),
            counted("{count} laptop", "{count} laptops", health.devices),
            counted("{count} record", "{count} records", health.records),
        )
    )
    answer(told, value, summary, *(health.problems or (_("All is well."),)))
    return 4 if health.problems else 0


def purge(told: argparse.Namespace) -> None:
    """Let go of what is kept no longer."""
    keys = home.keys()
    if mark.is_shut(keys.home):
        raise Refused(_("No laptop is let in: say organiser-hq restore-finish."))
    gone = purging.purge(keys)
    proposals.recount(keys)
    counts.count_all()
    drive_counts.count_all()
    answer(
        told, asdict(gone),
        counted("{count} deleted record emptied.", "{count} deleted records emptied.",
                gone.emptied),
        counted("{count} row dropped.", "{count} rows dropped.", gone.rows),
        counted("{count} silent laptop stopped.", "{count} silent laptops stopped.", gone.devices),
    )  # fmt: skip


def welcome(told: argparse.Namespace) -> None:
    """Move whom nobody called, and remind committees where somebody waits to be welcomed."""
    keys = home.keys()
    if mark.is_shut(keys.home):
        raise Refused(_("No laptop is let in: say organiser-hq restore-finish."))
    moved, reminded = rehoming.rehome(keys), reminding.remind(keys)
    answer(
        told, {"moved": moved, "reminded": reminded},
        counted("{count} person is welcomed by another committee.",
                "{count} people are welcomed by another committee.", moved),
        counted("{count} committee reminded.", "{count} committees reminded.", reminded),
    )  # fmt: skip


def openapi(_told: argparse.Namespace) -> None:
    """Print how the line is spoken."""
    sys.stdout.write(description.as_json().decode())
