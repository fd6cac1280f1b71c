"""A real PostgreSQL for tests: a cluster of its own, started once and stopped at the end."""

import os
import pwd
import shutil
import socket
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


_started: list[tuple[Path, Path, Path]] = []


@cache
def cluster() -> str:
    """Return the address of a cluster, such as postgresql://postgres@127.0.0.1:5432/."""
    programs = PROGRAMS[-1] if PROGRAMS else Path(str(shutil.which("initdb"))).parent
    folder = Path(mkdtemp(prefix="organiser-postgres-"))
    port = _free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = folder / "data"
    _run(programs / "initdb", "-D", data, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust",
         "-U", "postgres")  # fmt: skip
    _run(programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    _started.append((programs, data, folder))
    return f"postgresql://postgres@127.0.0.1:{port}/"


def stop() -> None:
    """Stop what was started; the processes that run tests side by side leave without a word."""
    while _started:
        _stop(*_started.pop())


def _run(*words) -> None:
    account = "postgres" if os.getuid() == 0 else None
    subprocess.run(
        [str(word) for word in words], check=True, user=account, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, cwd="/",
    )  # fmt: skip


def _stop(programs: Path, data: Path, folder: Path) -> None:
    _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
