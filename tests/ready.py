"""Runs organiser as a process of its own that need not bring its modules in anew each time."""

import multiprocessing
import os
import pkgutil
import sys
from pathlib import Path
from subprocess import CompletedProcess

import organiser.commands

_LONGEST = 120
_METHOD = "forkserver"


def is_possible() -> bool:
    """Whether this system can copy a process that is ready."""
    return _METHOD in multiprocessing.get_all_start_methods()


def run(
    words: list[str], folder: Path, environment: dict[str, str], given: str | None
) -> CompletedProcess[str]:
    """Run organiser with *words*; what it reads and writes passes through files in *folder*."""
    files = [folder / name for name in ("said.in", "said.out", "said.err")]
    files[0].write_text(given or "", encoding="utf-8")
    child = _ready().Process(target=_be_the_program, args=(words, environment, files))
    child.start()
    child.join(_LONGEST)
    if child.exitcode is None:
        child.kill()
        raise TimeoutError(words)
    out, err = (file.read_text(encoding="utf-8") for file in files[1:])
    for file in files:
        file.unlink()
    return CompletedProcess(words, child.exitcode, out, err)


def _ready():
    context = multiprocessing.get_context(_METHOD)
    within = pkgutil.iter_modules(organiser.commands.__path__, "organiser.commands.")
    context.set_forkserver_preload(
        ["organiser.__main__", "organiser.printing.packet", *(each.name for each in within)]
    )
    return context


def _be_the_program(words: list[str], environment: dict[str, str], files: list[Path]) -> None:
    """In the new process: the streams and words are those of a program that was just started."""
    os.environ.clear()
    os.environ.update(environment)
    for number, (file, how) in enumerate(zip(files, "rww", strict=True)):
        with file.open(how) as stream:
            os.dup2(stream.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, how, encoding="utf-8", closefd=False) for number, how in enumerate("rww")
    )
    sys.argv = ["organiser", *words]
    from organiser.__main__ import main

    sys.exit(main())
