"""A program that ends between two of its transactions, as by a kill."""

from typing import Any


class Ends(Exception):
    """The program ends here."""


class Ending:
    """A file whose program ends instead of its next transaction after *many*."""

    def __init__(self, database: Any, many: int) -> None:
        self._database, self._left = database, many

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    def applying(self, **how: Any) -> Any:
        """Begin a transaction of an exchange, if the program lives on."""
        self._live_on()
        return self._database.applying(**how)

    def transaction(self, *words: Any, **how: Any) -> Any:
        """Begin a transaction of hers, if the program lives on."""
        self._live_on()
        return self._database.transaction(*words, **how)

    def _live_on(self) -> None:
        if not self._left:
            raise Ends
        self._left -= 1
