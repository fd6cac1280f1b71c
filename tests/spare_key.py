"""The officer for data protection: her computer without a network, her account at the server."""

import json
import zipfile

from make import PASSWORD

from organiser.credentials.officer_key import open_key
from organiser.domain.officer_key import grouped
from organiser.sync import sealing
from organiser.sync.officer_key import write_public
from organiser.usecases.officer_key.making import make_key
from organiser.usecases.officer_key.opening import open_export

WHY = "Demande reçue par courrier"


class Offline:
    """A folder that no server sees, with one key in it."""

    def __init__(self, folder):
        self.folder, self.made = folder, make_key(folder, PASSWORD)

    @property
    def figures(self):
        """Return what stands on the letter."""
        return grouped(self.made.figures)

    @property
    def public(self):
        """Return the text for headquarters."""
        return self.made.public.read_text(encoding="utf-8")

    @property
    def public_key(self):
        """Return the public half alone."""
        return self.public.splitlines()[1]

    def opens(self, export, *older):
        """Return what was given, and the JSON of it."""
        keys = [(each.made.secret, PASSWORD) for each in (self, *older)]
        given = open_export(export, keys, self.folder / "given.zip")
        with zipfile.ZipFile(self.folder / "given.zip") as bag:
            return given, json.loads(bag.read("data.json"))


def publish(text):
    """Have headquarters ask for the key."""
    from organiser.hq import home
    from organiser.hq.usecases import officer_key

    return officer_key.publish(home.keys(), text)


def swapped():
    """Return the text of a key that headquarters made for itself, and its private half."""
    private = b"h" * 32
    return write_public(sealing.public_of(private)), private


def account(email="dpo@example.org", role="data_protection"):
    """Make an account of the desk."""
    from organiser.hq.usecases.desk import accounts

    return accounts.add(email, role, "")


def private_half(offline):
    """Return what only her passphrase opens."""
    return open_key(offline.made.secret, PASSWORD)
