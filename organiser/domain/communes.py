"""A French commune, and which ones are meant by what is typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from organiser.domain.identity import unaccented

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(le|la|les|l) ")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte"}
_POSTCODE = 5


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune by its INSEE code."""

    insee: str
    name: str
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """The communes to choose among, and how many more were meant that are not shown."""

    communes: tuple[Commune, ...] = ()
    more: int = 0


class Communes:
    """Many communes, found by the beginning of a name or of a postcode, blind to accents."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        self._known = tuple(communes)
        self._by_code = {commune.insee: commune for commune in self._known}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Spelled when a name is first looked for: it takes longer than all the rest."""
        return tuple(spelled(commune.name) for commune in self._known)

    @cached_property
    def _by_postcode_only(self) -> dict[str, list[Commune]]:
        found: dict[str, list[Commune]] = {}
        for commune in self._known:
            for postcode in commune.postcodes:
                found.setdefault(postcode, []).append(commune)
        return found

    def __iter__(self) -> Iterator[Commune]:
        return iter(self._known)

    def find(self, typed: str) -> tuple[Commune, ...]:
        """Return all that *typed* may mean, the likeliest first."""
        if typed.strip()[:1].isdigit():
            return self._by_postcode(typed.split(maxsplit=1)[0])
        wanted = spelled(typed)
        return self._by_name(wanted) if wanted else ()

    def offer(self, typed: str, most: int) -> Offered:
        """Return what she chooses among, *most* of them unless nothing she types tells them apart.

        A whole postcode shows all its communes, a whole name all that bear it.
        """
        found = self.find(typed)
        if is_postcode(typed):
            return Offered(found)
        wanted = spelled(typed).strip()
        same = sum(1 for each in found if wanted in _bare(spelled(each.name)))
        shown = found[: max(most, same)]
        return Offered(shown, len(found) - len(shown))

    def named(self, insee: str) -> Commune | None:
        """Return the commune *insee*, or None."""
        return self._by_code.get(insee)

    def meant(self, name: str, postcode: str) -> Commune | None:
        """Return the one commune that an address names, or None where several may be meant.

        Name and postcode together, then a name, then a postcode without a name.
        """
        wanted = spelled(name)
        coded = self._by_postcode_only.get(postcode.strip(), [])
        both = [commune for commune in coded if wanted and spelled(commune.name) == wanted]
        if both or not wanted:
            return _only(both or coded)
        same = (at for at, spelling in enumerate(self._names) if spelling == wanted)
        return _only([self._known[at] for at in same])

    def _by_postcode(self, start: str) -> tuple[Commune, ...]:
        found = [
            known
            for known in self._known
            if any(code.startswith(start) for code in known.postcodes)
        ]
        if len(start) == _POSTCODE:
            return tuple(sorted(found, key=lambda known: spelled(known.name)))
        return tuple(sorted(found, key=lambda known: (known.postcodes, known.name)))

    def _by_name(self, wanted: str) -> tuple[Commune, ...]:
        found = [at for at, name in enumerate(self._names) if wanted in name]
        found.sort(key=lambda at: _distance(self._names[at], wanted.strip()))
        return tuple(self._known[at] for at in found)


def _only(found: list[Commune]) -> Commune | None:
    return found[0] if len(found) == 1 else None


def is_postcode(typed: str) -> bool:
    """Return whether *typed* is one whole postcode."""
    return len(typed.strip()) == _POSTCODE and typed.strip().isdigit()


def spelled(name: str) -> str:
    """Return *name* as it is compared: accents, capitals and hyphens gone, "st" written out.

    A space stands before each word, so that what is typed is found at the beginning of any.
    """
    words = _NOT_WORD.sub(" ", unaccented(name)).split()
    return "".join(f" {_WRITTEN_OUT.get(word, word)}" for word in words)


def _distance(name: str, wanted: str) -> tuple[int, int]:
    """The very name first, then the names that begin so (articles left aside), then the short."""
    bare = _bare(name)
    kind = 0 if wanted in bare else 1 if bare[0].startswith(wanted) else 2
    return kind, len(name)


def _bare(name: str) -> tuple[str, str]:
    """Return a name without its article, and with it."""
    return _ARTICLE.sub("", name.strip()), name.strip()
