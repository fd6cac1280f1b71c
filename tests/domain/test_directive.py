"""A page that is a directive, and which version counts."""

import os
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from organiser.domain.directive import (
    BrokenDirective,
    Directive,
    Fault,
    Page,
    Reading,
    Standing,
    newest,
    read_page,
)

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
NOW, TODAY = datetime(2026, 11, 28, 9, tzinfo=UTC), date(2026, 11, 28)


def version(number=1, series=1, **other):
    values = {
        "published_at": NOW + timedelta(minutes=number), "valid_from": TODAY, "valid_until": None,
        "is_asked": False,
    }  # fmt: skip
    return Directive(
        UUID(int=series * 100 + number), UUID(int=series), number, Page("T", "t"), **values | other
    )  # fmt: skip


@settings(max_examples=60 * SHARE)
@given(some.data())
def test_the_last_version_of_each_series_counts_in_whatever_order_they_come(data):
    sizes = data.draw(some.lists(some.integers(1, 5), min_size=1, max_size=5))
    made = [version(n, s) for s, size in enumerate(sizes, 1) for n in range(1, size + 1)]

    found = newest(data.draw(some.permutations(made)))

    assert {each.series_id.int: each.version for each in found} == dict(enumerate(sizes, 1))
    assert [each.published_at for each in found] == sorted(
        (each.published_at for each in found), reverse=True
    )  # fmt: skip


def test_the_title_is_parted_from_what_is_asked():
    assert read_page("\n# Tracts  \r\n\r\nTrois par **rue**.\n") == Page(
        "Tracts", "Trois par **rue**."
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Sans titre", Fault.TITLE), ("", Fault.TITLE), ("# \ntexte", Fault.TITLE),
        ("# Titre\n\n", Fault.EMPTY), (f"# {'x' * 121}\n\ny", Fault.LONG),
        ("# T\n\n" + "x" * 20_001, Fault.LONG), ("# T\n\n<script>alert(1)</script>", Fault.HTML),
        ("# <b>T</b>\n\nx", Fault.HTML), ("# T\n\n![x](https://x.example/y.png)", Fault.PICTURE),
    ],
)  # fmt: skip
def test_a_page_that_is_no_directive_says_why(text, fault):
    with pytest.raises(BrokenDirective) as broken:
        read_page(text)

    assert broken.value.fault is fault


def test_a_directive_counts_between_its_days():
    each = version(valid_from=TODAY, valid_until=TODAY + timedelta(days=1))

    standings = [each.standing(TODAY + timedelta(days=by)) for by in (-1, 0, 1, 2)]

    assert standings == [Standing.COMING, Standing.VALID, Standing.VALID, Standing.OVER]


def test_who_read_what_is_withdrawn_is_told_once():
    gone = version(withdrawn_at=NOW)
    readings = [Reading(), Reading(read_at=NOW), Reading(read_at=NOW, end_read_at=NOW)]

    assert [gone.is_new(each, TODAY) for each in readings] == [False, True, False]
    assert not gone.is_to_acknowledge(Reading(), TODAY)


def test_what_is_over_waits_for_nobody():
    over = version(valid_until=TODAY - timedelta(days=1), is_asked=True)

    assert not over.is_new(Reading(), TODAY)
    assert not over.is_to_acknowledge(Reading(), TODAY)
