"""Times reading a file of people: bare csv, table, candidates; rows per CPU second."""

import csv
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from organiser.importing.columns import guess_mapping
from organiser.importing.draft import candidates
from organiser.importing.opening import open_table

_HEADS = (
    "Identifiant", "Civilité", "Prénom", "Nom", "Date de naissance", "Courriel", "Portable",
    "Téléphone", "Adresse", "Complément", "Code postal", "Ville", "Profession", "Origine",
    "Remarques", "Étiquettes", "Langues", "Disponibilités", "Inscrit le", "Ne pas contacter",
)  # fmt: skip
_FIRST = [
    "Camille",
    "Zoé",
    "Rozenn",
    "Hélène",
    "Yann",
    "Loïc",
    "Gwenaël",
    "Anne-Marie",
    "Jean",
    "Katell",
    "Pol",
    "Lénaïg",
]
_STREETS = [
    "rue de la Gare",
    "av. du Général Leclerc",
    "place de l’Église",
    "impasse des Ajoncs",
    "R DU PORT",
]


def main() -> None:
    """Write a file of the asked number of rows (100,000), then read it in three ways."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        _write(path, rows)
        print(f"{rows} rows, {len(_HEADS)} columns, {path.stat().st_size / 1e6:.1f} MB")
        bare = _timed("bare csv.reader", rows, lambda: _bare(path))
        _timed("opened as a table", rows, lambda: open_table(path))
        whole = _timed("opened and read", rows, lambda: open_table(path))
        drafted = _timed("read, told apart, normalised", rows, lambda: _draft(path))
        print(f"a row costs {drafted / rows * 1e6:.1f} µs, bare csv {bare / rows * 1e6:.1f} µs")
        del whole
        print(f"peak memory {_peak():.0f} MB")


def _timed(name: str, rows: int, work: Callable[[], Iterable[object]]) -> float:
    start = time.process_time()
    for _each in work():
        pass
    spent = time.process_time() - start
    print(f"{name:32} {spent:6.2f} CPU s  {rows / spent:10,.0f} rows per CPU s")
    return spent


def _bare(path: Path) -> Iterable[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter=";")


def _draft(path: Path) -> Iterable[object]:
    table = open_table(path)
    return candidates(table, guess_mapping(table))


def _peak() -> float:
    import psutil

    used = psutil.Process().memory_info()
    return getattr(used, "peak_wset", used.rss) / 1e6


def _write(path: Path, rows: int) -> None:
    chance = random.Random(20)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(_HEADS)
        out.writerows(_person(number, chance) for number in range(rows))


def _person(number: int, chance: random.Random) -> list[str]:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1935, 2007)
    mobile = f"06 39 98 {number // 100 % 100:02d} {number % 100:02d}"
    return [
        str(number), chance.choice(("M.", "Mme", "")), chance.choice(_FIRST),
        f"Nom{chance.randint(1, 30_000)}",
        f"{day:02d}/{month:02d}/{year}",
        f"personne{number}@example.org" if number % 3 else "", mobile,
        "" if number % 2 else f"02 61 91 {number % 100:02d} {number // 100 % 100:02d}",
        f"{chance.randint(1, 200)} {chance.choice(_STREETS)}", "" if number % 9 else "Bât. B",
        f"{chance.randint(1000, 95999):05d}", "Plouexemple-sur-Mer",
        "enseignante" if number % 4 else "",
        "marché",
        f"voisine du {chance.randint(1, 99)}" if number % 5 else "", "bénévole, tractage", "fr",
        "week-end", "14/05/2024", "",
    ]  # fmt: skip


if __name__ == "__main__":
    main()
