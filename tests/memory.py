"""Has what tests write lie in memory, where the system has room for it there."""

import os
import re
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path
from shutil import rmtree

_ROOM = Path("/dev") / "shm"
"""What Linux keeps in memory."""
_LEAST = 6 << 30
_LAST = -1_000
"""After what other processes left there was taken away by who began them; in this process alone."""


def write_there() -> None:
    """Have temporary files lie in memory; whoever says by TMPDIR where they are to lie is heard.

    A disk that brings each page of a database home before it goes on is waited for the most.
    """
    if "TMPDIR" in os.environ or not _ROOM.is_dir():
        return
    if os.statvfs(_ROOM).f_flag & os.ST_NOEXEC:  # some tests write programs and run them
        return
    if min(shutil.disk_usage(_ROOM).free, _free_memory()) >= _LEAST:
        made = _ROOM / f"o-{os.getpid():x}"  # short: the path of a socket has 107 letters
        made.mkdir(mode=0o755)  # PostgreSQL runs under another account
        os.environ["TMPDIR"] = str(made)
        tempfile.tempdir = None
        Finalize(None, rmtree, (made,), {"ignore_errors": True}, _LAST)


def _free_memory() -> int:
    """The room that is told may be more than there is: what lies there takes memory."""
    told = re.search(r"MemAvailable: +(\d+) kB", Path("/proc/meminfo").read_text("ascii"))
    return int(told[1]) << 10 if told else 0
