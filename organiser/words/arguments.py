"""What a command line says of its own words, in the language spoken."""

import argparse
from typing import NoReturn

from organiser.errors import Misuse
from organiser.i18n import _


class Parser(argparse.ArgumentParser):
    """Says what is wrong as an error of ours, so that misuse always ends with status 1."""

    def error(self, message: str) -> NoReturn:
        """Raise `Misuse` instead of leaving the program with status 2."""
        raise Misuse(f"{message}\n{self.format_usage().strip()}")


def speak_to_argparse() -> None:
    """Argparse asks gettext's own catalogue; ours is told instead, for its few words."""
    argparse._ = _argparse_words  # type: ignore[attr-defined]


def _argparse_words(text: str) -> str:
    return {
        "usage: ": _("usage: "),
        "options": _("options"),
        "positional arguments": _("arguments"),
        "show this help message and exit": _("show this help and end"),
        "the following arguments are required: %s": _("these words are missing: %s"),
        "unrecognized arguments: %s": _("these words are not understood: %s"),
        "expected one argument": _("one word is expected here"),
        "expected at least one argument": _("at least one word is expected here"),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "%(value)r is not one of: %(choices)s"
        ),
        "invalid %(type)s value: %(value)r": _("%(value)r cannot be read"),
        "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    }.get(text, text)
