"""Has the mails about a request leave, each by a task: a row that holds an id and no word."""

from importlib import import_module
from uuid import UUID

from django_tasks import task


def send(what: str, record: UUID) -> None:
    """Have a mail leave about *record*; part of the transaction around it."""
    send_letter.enqueue(what, record.hex, 0)


@task()
def send_letter(what: str, record: str, tries: int) -> None:
    """Send one mail; nothing where what it is about was taken back."""
    writing = import_module("organiser.hq.usecases.founding.writing")
    later = writing.send_now(what, UUID(hex=record), tries)
    if later is not None:
        send_letter.using(run_after=later).enqueue(what, record, tries + 1)
