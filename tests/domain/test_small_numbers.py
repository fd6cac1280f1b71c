"""No number below five can be read from a table, nor worked out from its sums."""

import os
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.small_numbers import ALL, LEAST, hidden, shown, with_sums

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
counts = st.integers(2, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 12), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


def table_of(rows):
    return with_sums({
        (f"r{at}", f"c{to}"): count for at, row in enumerate(rows) for to, count in enumerate(row)
    })  # fmt: skip


def test_a_small_number_is_not_shown():
    table = shown(table_of([[3, 40, 9], [20, 30, 40]]))

    assert table["r0", "c0"] is None


def test_one_hidden_number_takes_another_with_it():
    covered = hidden(table_of([[3, 40, 9], [20, 30, 40]]))

    assert {row for row, _column in covered} == {"r0", "r1"}
    assert {column for _row, column in covered} == {"c0", "c2"}


def test_two_hidden_numbers_that_are_few_together_take_a_third():
    covered = hidden(table_of([[1, 1, 40, 60]]))

    assert ("r0", "c2") in covered


def test_what_tells_of_nobody_is_all_shown():
    table = table_of([[0, 40, 9], [20, 30, 0]])

    assert shown(table) == table


def test_an_empty_table_has_nothing_to_hide():
    assert hidden(with_sums({})) == set()


@settings(max_examples=60 * SHARE, deadline=None)
@given(counts)
def test_no_hidden_number_follows_from_the_others(rows):
    table = table_of(rows)
    covered = sorted(hidden(table))

    assert all(cell in covered for cell, count in table.items() if 0 < count < LEAST)
    assert not [cell for at, cell in enumerate(covered) if _follows(at, covered, table)]


def _follows(at, covered, table):
    """Whether the sums, as equations, leave one value only for one unknown."""
    places = {cell: to for to, cell in enumerate(covered)}
    equations = []
    for side in (0, 1):
        for name in {cell[side] for cell in table}:
            line = [Fraction(0)] * len(covered)
            for cell in table:
                if cell[side] == name and cell in places:
                    line[places[cell]] = Fraction(-1 if cell[1 - side] == ALL else 1)
            equations.append(line)
    wanted = [Fraction(int(to == at)) for to in range(len(covered))]
    return _rank(equations) == _rank([*equations, wanted])


def _rank(rows):
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0])):
        at = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if at is None:
            continue
        rows[rank], rows[at] = rows[at], rows[rank]
        for other in range(rank + 1, len(rows)):
            if rows[other][column]:
                by = rows[other][column] / rows[rank][column]
                rows[other] = [a - by * b for a, b in zip(rows[other], rows[rank], strict=True)]
        rank += 1
    return rank
