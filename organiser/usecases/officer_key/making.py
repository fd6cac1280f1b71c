"""Makes the officer's key: a closed file, a text for headquarters, a page and a letter to print."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from nacl.utils import random

from organiser.credentials import officer_key as files
from organiser.credentials.passwords import check_new_password
from organiser.errors import OrganiserError, Refused
from organiser.files import replacing
from organiser.i18n import _
from organiser.sync import sealing
from organiser.sync.officer_key import figures_of, write_public

SECRET, PUBLIC, PAPER = "officer-key.secret", "officer-key.public.txt", "officer-key.pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    figures: str
    secret: Path
    public: Path
    paper: Path


def make_key(folder: Path, passphrase: str) -> Made:
    """Make a key and its three files in *folder*; nothing that lies there is replaced."""
    from organiser.printing.officer_key import draw_officer_key

    check_new_password(passphrase)
    private = random(sealing.KEY_BYTES)
    public = sealing.public_of(private)
    made = Made(figures_of(public), folder / SECRET, folder / PUBLIC, folder / PAPER)
    if any(file.exists() for file in (made.secret, made.public, made.paper)):
        raise Refused(_("An officer’s key lies in this folder already. Choose another one."))
    paper = BytesIO()
    draw_officer_key(made.figures, paper)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.close_key(made.secret, private, public, passphrase)
        for file, content in (
            (made.public, write_public(public).encode()), (made.paper, paper.getvalue()),
        ):  # fmt: skip
            with replacing(file) as fresh:
                fresh.write_bytes(content)
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
    return made
