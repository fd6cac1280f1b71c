"""A real headquarters for tests: the server's own code, without a socket."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

import httpx2

from organiser.sync.client import Headquarters


class Server:
    """One server with its folder and its database."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.database = home / "headquarters.db"
        home.mkdir(parents=True, exist_ok=True)
        self._use()
        _migrated(self.database)

    def connect(self, url: str = "") -> Headquarters:
        """Return a client that speaks to this server."""
        self._use()
        from organiser.hq.wsgi import application

        transport = httpx2.WSGITransport(app=application, raise_app_exceptions=True)
        return Headquarters(url or "http://headquarters.test", transport=transport)

    def committee(self, name="Comité", insee="22266"):
        """Create a committee."""
        self._use()
        from organiser.hq.usecases.enrolling import add_committee

        return add_committee(name, insee)

    def code(self, committee) -> str:
        """Return a code that pairs one laptop."""
        self._use()
        from organiser.hq.usecases.enrolling import make_code

        return make_code(committee)[0]

    def dump(self) -> bytes:
        """Return a backup of the database."""
        self._use()
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.database.read_bytes()

    def restore(self, dump: bytes) -> None:
        """Put a backup back, and open the door again as the operator does."""
        self._use()
        from django.db import connection

        from organiser.hq import home
        from organiser.hq.usecases import restoring

        connection.close()
        for file in self.home.glob("headquarters.db*"):
            file.unlink()
        self.database.write_bytes(dump)
        restoring.finish(home.keys())

    def fingerprint(self) -> tuple[int, str]:
        """Return how many live records the only committee has, and their sum."""
        self._use()
        from organiser.hq.models import Scope

        scope = Scope.objects.get(name__startswith="committee:")
        return scope.live, scope.total

    def _use(self) -> None:
        os.environ["ORGANISER_HQ_HOME"] = str(self.home)
        os.environ["ORGANISER_HQ_HOSTS"] = "headquarters.test"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "organiser.hq.settings")
        import django
        from django.conf import settings
        from django.db import connections

        from organiser.hq import home

        django.setup()
        if self.home != settings.HOME:
            settings.HOME = self.home
            home.keys.cache_clear()
        home.make_keys(self.home)
        wanted = {**connections.settings["default"], "NAME": str(self.database)}
        if connections.settings["default"]["NAME"] != str(self.database):
            connections["default"].close()
            del connections["default"]
            connections.settings["default"] = wanted


_template: list[Path] = []


def _migrated(file: Path) -> None:
    """Make the tables, by copying those made once."""
    if file.exists():
        return
    if not _template:
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", interactive=False, verbosity=0)
        connections["default"].close()
        kept = Path(mkdtemp()) / "template.db"
        shutil.copy(file, kept)
        _template.append(kept)
    else:
        shutil.copy(_template[0], file)
