"""Sets up the log, and strikes from it whatever could name somebody (R31)."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

_EMAIL = re.compile(r"[^\s@<>'\"]+@[^\s@<>'\"]+")
_DIGITS = re.compile(r"(?:\+|\b)\d(?:[\s.\-/()]{0,2}\d){5,}\b")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|«[^»]*»")


def strike(text: str) -> str:
    """Return *text* without e-mails, numbers of six digits or more, and quoted words."""
    text = _EMAIL.sub("[e-mail]", text)
    text = _DIGITS.sub("[number]", text)
    return _QUOTED.sub("[words]", text)


class StruckFormatter(logging.Formatter):
    """Writes where an error happened and of which kind; never what the error quoted."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, and for an error the places it came through."""
        line = strike(super().formatMessage(self._prepared(record)))
        return f"{line}\n{places(record)}" if record.exc_info else line

    def _prepared(self, record: logging.LogRecord) -> logging.LogRecord:
        record.message = record.getMessage()
        record.asctime = self.formatTime(record, self.datefmt)
        return record


def start_logging(folder: Path) -> None:
    """Write the log of this run in *folder*, one megabyte at most, three older files kept."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "organiser.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(StruckFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("organiser")
    for old in list(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False


def places(record: logging.LogRecord) -> str:
    """Return where an error came through and of which kind it is; never what it said."""
    assert record.exc_info is not None
    kind, _error, trace = record.exc_info
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    name = kind.__name__ if kind else "error"
    return "\n".join([*found, f"  {name}"])
