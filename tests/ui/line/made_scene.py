"""What scenes of the line begin with: made once in each language and on each day, then copied."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from headquarters import Server
from make import PASSWORD

from organiser import clock, i18n
from organiser.usecases import creating, opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.pairing import pair


def made(stage, names):
    """Return a committee that is "alone", or whose second laptop is "asking", or "paired"."""
    return _made(stage, names, i18n.language(), clock.today())


@cache
def _made(stage, names, _language, _day):
    return Made(stage, names)


class Made:
    """A headquarters and the laptops of a committee, as a scene finds them; copies are used."""

    def __init__(self, stage, names):
        folder = Path(mkdtemp(prefix="scene-"))
        before = BEFORE[stage]
        self.laptops = [folder / "malika"]
        if before is None:
            self.server = Server(folder / "headquarters")
            self.committee = self.server.committee("Plouexemple-sur-Mer")
            new = creating.create_committee(
                self.laptops[0], "Plouexemple-sur-Mer", password=PASSWORD, insee="29999",
                in_keyring=False,
            )  # fmt: skip
            self.key, self.code = new.database.key(), new.recovery_code
            new.database.close()
        else:
            gone_on_from = made(before, names)
            self.server = Server(folder / "headquarters", of=gone_on_from.server)
            self.committee, self.code = gone_on_from.committee, gone_on_from.code
            self.key = gone_on_from.key
            self.laptops.append(folder / "yann")
            for mine, his in zip(self.laptops, gone_on_from.laptops * 2, strict=False):
                shutil.copytree(his, mine)
            opened = [opening.open_with_key(each, self.key) for each in self.laptops]
            if stage == "asking":
                self._pair(opened, names)
            else:
                approve(opened[0], waiting_laptops(opened[0])[0].id)
                for each in (*opened, opened[0]):
                    exchange(each, self.server.connect)
            for each in opened:
                each.close()
        self.server.close()

    def _pair(self, opened, names):
        for each, name in zip(opened, names, strict=True):
            with self.server.connect() as line:
                pair(each, line, self.server.code(self.committee), name, "test")
            exchange(each, self.server.connect)
        exchange(opened[0], self.server.connect)


BEFORE = {"alone": None, "asking": "alone", "paired": "asking"}
"""What each stage goes on from."""
