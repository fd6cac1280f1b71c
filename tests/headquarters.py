"""A real headquarters for tests: the server's own code on a real database, without a socket."""

import io
import os
import shutil
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote
from uuid import uuid4

import httpx2

from organiser.sync.client import Headquarters
from organiser.sync.packing import unpacked

_restored: list[str] = []
"""Databases that were put back: a thread that had one open opens it again."""
_thread = threading.local()
_migrated: dict[str, Path | str] = {}
"""By kind of database: one with tables, to be copied."""


class Server:
    """One server with its folder and its database: SQLite in it, or one of PostgreSQL's."""

    def __init__(self, home: Path, kind: str = "sqlite", of: "Server | None" = None) -> None:
        """Begin anew, or as a copy *of* a server of the same kind that nobody uses meanwhile."""
        self.home, self.kind = home, kind
        if of is not None:
            of.close()
            shutil.copytree(of.home, home)
        home.mkdir(parents=True, exist_ok=True)
        self.database = str(home / "headquarters.db")
        if kind == "postgresql":
            self.database = f"hq_{os.getpid()}_{uuid4().hex[:8]}"
        self._make(of)
        self._use()

    def close(self) -> None:
        """Let go of the database: it may be copied."""
        self._use()
        from django.db import connection

        connection.close()

    def drop(self, dumps: list[object]) -> None:
        """Throw its database away, and these backups of it, where PostgreSQL holds them."""
        self.close()
        for database in (self.database, *dumps) if self.kind == "postgresql" else ():
            _sql(f"DROP DATABASE {database} WITH (FORCE)")

    def connect(self, url: str = "") -> Headquarters:
        """Return a client that speaks to this server."""
        self._use()
        from organiser.hq.wsgi import application

        transport = Inside(app=application, raise_app_exceptions=True)
        return Headquarters(url or "http://headquarters.test", transport=transport)

    def request(self, method: str, path: str, body: bytes = b"", head=None):
        """Return status, headers and unpacked body of what the server answers."""
        self._use()
        from organiser.hq.wsgi import application

        told, stream = {}, io.BytesIO(body)
        path, _mark, query = path.partition("?")
        environment = {
            "REQUEST_METHOD": method, "PATH_INFO": unquote(path),
            "SERVER_NAME": "headquarters.test", "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "headquarters.test",
            "REMOTE_ADDR": "192.0.2.1", "CONTENT_LENGTH": str(len(body)), "wsgi.input": stream,
            "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr, "QUERY_STRING": query,
            **{_cgi(n): v for n, v in (head or {}).items() if v},
        }  # fmt: skip

        def start(status, headers, _error=None):
            said = {}
            for name, value in headers:  # several cookies: one a line
                said[name.lower()] = "\n".join(filter(None, (said.get(name.lower()), value)))
            told.update(status=int(status[:3]), headers=said)

        parts = application(environment, start)
        raw = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        encoding = told["headers"].get("content-encoding", "")
        if encoding == "gzip":  # as a browser has it; the line itself never does
            return told["status"], told["headers"], raw
        return told["status"], told["headers"], unpacked(raw, encoding)

    def committee(self, name="Comité", insee="22266"):
        """Create a committee."""
        self._use()
        from organiser.hq import home
        from organiser.hq.usecases.enrolling import add_committee

        return add_committee(home.keys(), name, insee, is_committed=True)

    def code(self, committee) -> str:
        """Return a code that pairs one laptop."""
        self._use()
        from organiser.hq.usecases.enrolling import make_code

        return make_code(committee)[0]

    def stop(self, name: str, *, wipe: bool) -> None:
        """Revoke the laptop of this *name*; *wipe*: it is ordered to erase itself."""
        self._use()
        from organiser.hq import home
        from organiser.hq.models import Device
        from organiser.hq.usecases import devices, revoking

        keys = home.keys()
        (lost,) = [
            device.pk
            for device in Device.objects.all()
            if devices.name_of(keys, device.committee_id, device.secret) == name
        ]
        revoking.revoke(keys, lost, wipe=wipe)

    def dump(self) -> object:
        """Return a backup of the database."""
        self._use()
        from django.db import connection

        if self.kind == "postgresql":
            copy = f"{self.database}_{len(_made)}"
            _made.append(copy)
            connection.close()
            _copy_database(self.database, copy)
            return copy
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(self.database).read_bytes()

    def restore(self, dump, *, says_so: bool = True) -> None:
        """Put a backup back by hand, and open the door again as the operator does who says so."""
        self._use()
        from django.db import connection

        from organiser.hq import home
        from organiser.hq.usecases import restoring

        connection.close()
        _restored.append(self.database)
        if self.kind == "postgresql":
            _sql(f"DROP DATABASE {self.database}")
            _copy_database(dump, self.database)
        else:
            for file in self.home.glob("headquarters.db*"):
                file.unlink()
            Path(self.database).write_bytes(dump)
        if says_so:
            restoring.finish(home.keys())
        else:
            self.forget_when_it_looked()  # it was stopped, and starts anew

    def sql(self, statement: str) -> None:
        """Have PostgreSQL itself do something."""
        _sql(statement)

    def plain_dump(self) -> bytes:
        """Return what PostgreSQL's own program writes of the database as text."""
        address = self._url()
        done = subprocess.run(["pg_dump", address], capture_output=True, check=True)
        return done.stdout

    def poll_day(self, title: str, on: date) -> None:
        """Tell every committee of a day of voting."""
        self._use()
        from organiser.hq import home
        from organiser.hq.usecases import elections

        elections.add(home.keys(), title, on)

    def purge(self) -> None:
        """Let go of all whose time is over, as the operator's clock does every night."""
        self._use()
        from organiser.hq import home
        from organiser.hq.usecases import purging

        purging.purge(home.keys())

    def do_tasks(self) -> None:
        """Do what waits, as the process beside the server does, until nothing waits."""
        self._use()
        from django_tasks_db.management.commands.db_worker import Worker

        Worker(
            queue_names=["*"], interval=0, batch=True, backend_name="default",
            startup_delay=False, max_tasks=None, worker_id="tests", excluded_queue_names=[],
        ).run()  # fmt: skip

    def forget_when_it_looked(self) -> None:
        """Have it look at its history at the next call, as a process does that has just begun."""
        from organiser.hq.usecases import watching

        watching.start_anew(self.home)

    def execute(self, statement: str) -> list[tuple]:
        """Run a statement on its database."""
        self._use()
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def subjects(self) -> set[str]:
        """Return whom the records are about."""
        rows = self.execute("SELECT subject FROM record WHERE subject IS NOT NULL")
        return {getattr(subject, "hex", subject) for (subject,) in rows}

    def fingerprint(self) -> tuple[int, str]:
        """Return how many live records the only committee has, and their sum."""
        self._use()
        from organiser.hq.models import Scope

        scope = Scope.objects.get(name__startswith="committee:")
        return scope.live, scope.total

    def ages(self) -> dict[tuple[str, bytes], dict[str, int]]:
        """Return in which versions headquarters holds each record, field by field."""
        from django.db import transaction

        from organiser.domain.exchange.matrix import KINDS
        from organiser.domain.exchange.records import OTHERS, State

        with transaction.atomic():
            records = self._desk().shelf.page(0, 1_000_000)[1]
        return {
            (each.kind, each.id.bytes): {
                name: each.version(name).age
                for name in (KINDS[each.kind].fields if each.state is State.LIVE else [OTHERS])
            }
            for each in records
            if each.state is not State.ERASED
        }

    def record(self, kind: str, record) -> dict:
        """Return the fields of a record as headquarters holds them, opened."""
        from django.db import transaction

        with transaction.atomic():
            return dict(self._desk().shelf.read([record])[kind, record].fields)

    def write(self, kind: str, record, fields: dict) -> None:
        """Write a record as a newer headquarters would."""
        from django.db import transaction

        from organiser.domain.exchange.records import OTHERS, State, Stored, Version

        with transaction.atomic():
            desk = self._desk()
            desk.before.update(desk.shelf.read([record]))
            seq = desk.next_seq()
            versions = {OTHERS: Version(seq, desk.now, "0.0")}
            desk.put(Stored(kind, record, seq, State.LIVE, None, fields, versions))
            desk.close()

    def purge_everything(self) -> None:
        """Drop every tombstone, as the purge does a year later."""
        self._use()
        from organiser.hq.models import Record, Scope

        scope = Scope.objects.get(name__startswith="committee:")
        Record.objects.filter(scope=scope, state=1).delete()
        Scope.objects.filter(pk=scope.pk).update(purged_below=scope.last_seq)

    def _desk(self):
        self._use()
        from organiser import clock
        from organiser.hq import home
        from organiser.hq.models import Committee
        from organiser.hq.usecases.pushing import open_desk

        committee = Committee.objects.get()
        return open_desk(home.keys(), committee.pk, clock.stamp(clock.now()))

    def _make(self, of: "Server | None") -> None:
        if of is None and self.kind not in _migrated:
            self._migrate_template()
        source = of.database if of else _migrated[self.kind]
        if self.kind == "postgresql":
            _made.append(self.database)
            _copy_database(source, self.database)
        else:
            shutil.copy(source, self.database)

    def _migrate_template(self) -> None:
        name = "hq_template" if self.kind == "postgresql" else str(Path(mkdtemp()) / "template.db")
        if self.kind == "postgresql":
            _sql(f"CREATE DATABASE {name}")
        own, self.database = self.database, name
        self._use()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", interactive=False, verbosity=0)
        connection.close()
        self.database = own
        _migrated[self.kind] = name

    def _use(self) -> None:
        os.environ["ORGANISER_HQ_HOME"] = str(self.home)
        os.environ["ORGANISER_HQ_HOSTS"] = "headquarters.test"
        os.environ.setdefault("ORGANISER_HQ_CONTROLLER", "Mouvement d’exemple, Lyon")
        os.environ.setdefault("ORGANISER_HQ_DPO", "dpo@example.org")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "organiser.hq.settings")
        import django
        from django.conf import settings
        from django.db import connections

        from organiser.hq import home
        from organiser.hq.settings import database_of

        home.make_keys(self.home)
        django.setup()
        if self.home != settings.HOME or home.keys().home != self.home:
            settings.HOME = self.home
            settings.SECRET_KEY = home.read_keys(self.home).pages
            settings.EMAIL_FILE_PATH = self.home / "mails"
            home.keys.cache_clear()
        if getattr(_thread, "restores", 0) != len(_restored):
            connections["default"].close()  # another thread put a backup back
            _thread.restores = len(_restored)
        if connections.settings["default"]["NAME"] != self.database:
            connections["default"].close()
            del connections["default"]
            wanted = database_of(self._url()) | {"NAME": self.database}
            connections.settings["default"] = {**connections.settings["default"], **wanted}

    def _url(self) -> str:
        if self.kind == "postgresql":
            from postgres import cluster

            return cluster() + self.database
        return f"sqlite:///{self.database}"


def _cgi(name: str) -> str:
    """Return what WSGI calls a header."""
    name = name.upper().replace("-", "_")
    return name if name == "CONTENT_TYPE" else f"HTTP_{name}"


_made: list[str] = []


def _sql(statement: str) -> None:
    with _operator() as connection:
        connection.execute(statement)


def _copy_database(database: object, name: str) -> None:
    """Copy the files of a database: where they lie in memory, less than writing its pages anew."""
    with _operator() as connection:
        has_word = connection.info.server_version >= 150_000  # before, it knew no other way
        how = "STRATEGY FILE_COPY" if has_word else ""
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {database} {how}")


def _operator():
    import psycopg
    from postgres import cluster

    return psycopg.connect(cluster() + "postgres", autocommit=True)


class Inside(httpx2.WSGITransport):
    """Hands a request to the server's code; a thread of what was begun keeps no database open."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Carry a request."""
        answer = super().handle_request(request)
        if not _is_begun():
            return answer
        from django.db import connection

        body = b"".join(answer.stream)
        connection.close()
        return answered(answer.status_code, body, answer.headers)


def _is_begun() -> bool:
    return threading.current_thread().name == "begun"


class Faulty(httpx2.BaseTransport):
    """A network on which things happen, one after another; then it works."""

    def __init__(self, inner: httpx2.BaseTransport, faults: list[str]) -> None:
        self.inner, self.faults = inner, faults

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Carry a request, or do not."""
        request.read()  # what never comes whole meets nothing
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "lost":
            raise httpx2.ConnectError("lost")
        if fault == "portal":
            return answered(200, b"Sign in", {"content-type": "text/html"})
        if fault == "elsewhere":
            return answered(302, b"", {"location": "http://portal.test"})
        if fault == "busy":
            return answered(503, b"", {"retry-after": "7"})
        for _ in range(2 if fault == "twice" else 1):
            answer = self.inner.handle_request(request)
            body = b"".join(answer.stream)
        if fault == "cut":
            raise httpx2.ReadError("cut")
        body = body[: len(body) // 2] if fault == "half" else body
        return answered(answer.status_code, body, answer.headers)


def answered(status: int, body: bytes, headers) -> httpx2.Response:
    """Return an answer as it comes off the wire."""
    return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(body))


def over(server: Server, *faults: str):
    """Return what connects to *server* over a bad network."""
    left = list(faults)

    def connect(url: str) -> Headquarters:
        line = server.connect(url)
        line._client._transport = Faulty(line._client._transport, left)
        return line

    return connect
