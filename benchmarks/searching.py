"""From a keystroke to the first page of rows, 200,000 people, encrypted; beside the bare FTS5 query.

python benchmarks/searching.py [people]
"""

import random
import sys
import time

from people_file import KEY, made_file

from organiser.database import Database
from organiser.domain.identity import fold
from organiser.usecases.people.listing import Directory, Query

PAGE = 50


def main() -> None:
    """Type the names of people drawn at random, letter by letter, right and with a slip."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    database = Database(made_file(people), KEY)
    directory = Directory(database)
    directory.warm_up()
    chance = random.Random(3)
    asked = list(directory.rows(chance.sample(range(1, people + 1), 120)))
    right, bare, slips, found = [], [], [], 0
    for row in asked:
        word = row.last_name
        for length in range(1, len(word) + 1):
            right.append(_keystroke(directory, word[:length]))
            if length > 1:
                bare.append(_bare(database, word[:length]))
        full = f"{row.first_name} {_slip(chance, word)}"
        start = time.thread_time()
        numbers = directory.find(Query(full))
        directory.rows(numbers[:PAGE])
        slips.append((time.thread_time() - start) * 1000)
        found += row.number in numbers[:30]
    database.close()
    print(
        f"keystroke to first page, {people:,} people: p50 {_p(right, 50):.1f} p95 {_p(right, 95):.1f} p99 {_p(right, 99):.1f} ms CPU (goal p99 16)"
    )
    print(
        f"with a slip: p50 {_p(slips, 50):.1f} p95 {_p(slips, 95):.1f} p99 {_p(slips, 99):.1f} ms CPU (goal p99 40); found in the first 30: {found / len(asked):.0%}"
    )
    print(
        f"bare FTS5 query: p95 {_p(bare, 95):.1f} ms CPU; ratio of p95 {_p(right, 95) / _p(bare, 95):.2f} (goal 3)"
    )


def _keystroke(directory: Directory, typed: str) -> float:
    start = time.thread_time()
    directory.rows(directory.find(Query(typed))[:PAGE])
    return (time.thread_time() - start) * 1000


def _bare(database: Database, typed: str) -> float:
    """The same words asked of the index alone: who has them, which the count needs."""
    words = " AND ".join(f'"{word}"*' for word in fold(typed).split())
    with database.raw() as connection:
        start = time.thread_time()
        driver = connection.connection.driver_connection
        driver.execute(
            "SELECT rowid FROM person_search WHERE person_search MATCH ?", (words,)
        ).fetchall()
        return (time.thread_time() - start) * 1000


def _slip(chance: random.Random, word: str) -> str:
    """One letter lost, doubled, swapped or wrong."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            word[:at] + chance.choice("aeiou") + word[at + 1 :],
        ]
    )


def _p(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


if __name__ == "__main__":
    main()
