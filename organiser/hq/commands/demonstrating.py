"""The demonstration: a server here with an invented country, and a desktop paired with it."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command

from organiser import files
from organiser.errors import CannotOpen, Misuse, Refused
from organiser.hq import home
from organiser.hq.commands.answering import answer, pair, tell
from organiser.hq.commands.safety import LOOPBACK
from organiser.hq.models import Role
from organiser.hq.usecases import enrolling
from organiser.hq.usecases.desk import accounts
from organiser.hq.usecases.inventing import country, sign_ups
from organiser.i18n import _, counted, language, number

DESKTOP = "desktop"
COMMUNE = ("Plouexemple-sur-Mer", "29999")
OFFICER = "siege@example.org"
MOST = 20_000
_PATIENCE = 60.0


def demo(told: argparse.Namespace) -> None:
    """Make it anew, serve it, say what to open; until it is stopped."""
    if told.host not in LOOPBACK:
        raise Refused(_("The demonstration answers this machine only."))
    if not 1 <= told.committees <= MOST:
        words = _("Between 1 and {most} committees can be invented.")
        raise Misuse(words.format(most=number(MOST)))
    for folder in (settings.HOME, told.out / DESKTOP):
        shutil.rmtree(folder, ignore_errors=True)
    settings.HOME.mkdir(parents=True)
    home.make_keys(settings.HOME)
    settings.SECRET_KEY = home.read_keys(settings.HOME).pages  # links made here open there
    call_command("migrate", interactive=False, verbosity=0)
    tell(_("A country is being invented…"))
    people = country.invent(home.keys(), told.committees, told=_progress(told.committees))
    own = enrolling.add_committee(home.keys(), *COMMUNE, is_committed=True)
    sign_ups.invent(home.keys(), own, Random(7), None)  # noqa: S311  (fiction)
    code, other = enrolling.make_code(own)[0], enrolling.make_code(own)[0]
    settings.SITE = url = f"http://{told.host}:{told.port}"
    officer = accounts.invitation(accounts.add(OFFICER, Role.NATIONAL), language())
    with _served(told, url) as process:
        try:
            desktop = _paired_desktop(told, url, code)
            _say(told, people, desktop, other, officer)
            process.wait()
        finally:
            process.terminate()


def _progress(many: int) -> Callable[[int], None]:
    """Return what tells how many committees of *many* there are already."""
    is_seen = sys.stderr.isatty()

    def tell_some(done: int) -> None:
        if is_seen and (done % 50 == 0 or done == many):
            end = "\n" if done == many else ""
            sys.stderr.write(f"\r{done} / {many}{end}")
            sys.stderr.flush()

    return tell_some


def _say(
    told: argparse.Namespace, people: int, desktop: dict[str, str], code: str, officer: str
) -> None:
    url, committees = settings.SITE, told.committees + 1
    words = [
        pair(
            counted("{count} committee", "{count} committees", committees) + ", "
            + counted("{count} invented person", "{count} invented people", people), f"{url}/",
        ),
        _("The desk of headquarters, for {email}: {link}").format(email=OFFICER, link=officer),
        _("Mails that leave lie in {folder}").format(folder=settings.HOME / "mails"),
    ]  # fmt: skip
    if desktop:
        words += [
            _("A desktop is paired. Open it: {command}").format(
                command=f"organiser --home {desktop['home']}"
            ),
            _("Its password: {password}").format(password=desktop["password"]),
            _("Change somebody there, then send it: {command}").format(
                command=f"organiser --home {desktop['home']} sync"
            ),
        ]
    words += [
        _("A second computer: organiser pair {url} {code}").format(url=url, code=code),
        _("Stop it with Ctrl+C."),
    ]
    answer(
        told,
        {"url": url, "committees": committees, "people": people, "desktop": desktop or None,
         "code": code, "desk": officer},
        *words,
    )  # fmt: skip


def _served(told: argparse.Namespace, url: str) -> "subprocess.Popen[bytes]":
    """Start the server as another process, and wait until it is ready."""
    words = ["-m", "organiser.hq", "serve", "--host", told.host, "--port", str(told.port)]
    process = subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, *words],
        env={**os.environ, "ORGANISER_HQ_LANG": language(), "ORGANISER_HQ_SITE": url},
    )
    until = monotonic() + _PATIENCE
    while monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{url}/ready", timeout=5):  # noqa: S310  (our own, on loopback)
                return process
        except (URLError, OSError):
            _wait(process, 0.2)
    process.kill()
    raise CannotOpen(_("The server did not come up: is the port taken?"))


def _paired_desktop(told: argparse.Namespace, url: str, code: str) -> dict[str, str]:
    """Have the desktop's own demonstration pair with the server, where the desktop is installed."""
    if find_spec("PySide6") is None or find_spec("sqlalchemy") is None:
        return {}
    made = json.loads(_organiser("demo", "--out", str(told.out / DESKTOP), "--json"))
    secret = told.out / DESKTOP / "password.txt"
    with files.replacing(secret) as fresh:
        fresh.chmod(0o600)
        fresh.write_text(made["password"], encoding="utf-8")
    place = ("--home", made["home"])
    _organiser(*place, "pair", url, code, secret=secret)
    _organiser(*place, "sync", secret=secret)
    return {"home": made["home"], "password": made["password"]}


def _organiser(*words: str, secret: Path | None = None) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if secret is not None:
        environment["ORGANISER_PASSPHRASE_FILE"] = str(secret)
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "organiser", *words], env=environment, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise CannotOpen(done.stderr.strip() or done.stdout.strip())
    return done.stdout


def _wait(process: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Wait for the process to end, or so long."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return
