"""What is new is taken at once, by the thousand, and is what it were if each came by itself."""

import os
from uuid import uuid4

import pytest
from headquarters import Server
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser.sync.wire import MOST_RECORD_BYTES, Change

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
NOW = 1_795_000_000_000
AUTHOR = "7.2"
IDS = [f"{number:032x}" for number in range(1, 7)]
_texts = st.sampled_from(["", "Le Goff", "é\\u0000", "a\0b", "x" * (MOST_RECORD_BYTES + 1)])
_ids = st.sampled_from([*IDS, None])
_fields = {
    "person": {
        "last_name": _texts, "birth_date": st.sampled_from(["1980-05-17", "1980-02-30", None]),
        "birth_year": st.sampled_from([1980, 1980.0, None]), "address_id": _ids,
        "origin": st.sampled_from(["committee", "nowhere"]), "note": st.sampled_from(["", "AAAA"]),
        "created_at": st.sampled_from([NOW, -1, 1 << 60]), "newer": st.sampled_from([1, {"a": []}]),
    },
    "address": {"street": _texts, "x": st.sampled_from([2, 2.5, None, "2"])},
    "contact_point": {"person_id": _ids, "kind": st.sampled_from(["email", 3]), "typed": _texts},
    "notice": {"person_id": _ids, "due_on": st.sampled_from(["2026-12-26", "soon"])},
    "erasure": {"at": st.just(NOW), "reason": st.sampled_from(["asked", "whim"])},
    "opinion_poll": {"said": _texts},
}  # fmt: skip


@st.composite
def _change(draw):
    kind = draw(st.sampled_from([*_fields] * 2 + ["person", "contact_point"] * 4))
    acts = ["put"] * 12 + ["delete", "restore", "offer", "unheard"]
    fields = draw(st.fixed_dictionaries({}, optional=_fields[kind]))
    return Change(
        kind, draw(st.sampled_from(IDS)), draw(st.sampled_from(acts)),
        draw(st.sampled_from([0] * 9 + [1])), draw(st.sampled_from([NOW, NOW, NOW + 5, -5])),
        fields, [], {}, draw(st.sampled_from([None, *IDS[:3]])),
    )  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return Server(tmp_path_factory.mktemp("arriving") / "headquarters")


@settings(max_examples=60 * SHARE, deadline=None,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
@given(batches=st.lists(st.lists(_change(), max_size=8), min_size=1, max_size=2))
def test_taken_together_or_one_by_one_it_is_the_same(server, batches):
    together, alone = server.committee(), server.committee()

    for changes in batches:
        assert _results(together, changes, at_once=True) == _results(alone, changes, at_once=False)

    assert _standing(together) == _standing(alone)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_everything_plainly_new_is_written_as_it_was_said(kind, tmp_path):
    committee = Server(tmp_path / "headquarters", kind).committee()
    her, door = uuid4().hex, uuid4().hex
    changes = [
        Change("address", door, "put", 0, NOW, {"street": 'rue "Éven"\t\\', "x": 2.5}),
        Change("person", her, "put", 0, NOW, {"last_name": "Le Goff", "birth_date": "1980-05-17",
               "origin": "committee", "address_id": door}, [5], {}, her),
        Change("notice", uuid4().hex, "put", 0, NOW, {"person_id": her, "due_on": "2026-12-26"}),
    ]  # fmt: skip

    assert _results(committee, changes, at_once=True) == [("ok", 1), ("ok", 2), ("ok", 3)]

    (live, total), tallies, rows = _standing(committee)
    assert live == 3
    assert int(total) > 0
    assert tallies == [("address", 1), ("notice", 1), ("person", 1)]
    assert [row[4] for row in rows] == [change.fields for change in changes]
    assert [row[3] for row in rows] == [None, her, her]


def test_nothing_new_is_taken_about_who_was_erased(server):
    committee, her = server.committee(), uuid4().hex
    erasure = Change("erasure", her, "put", 0, NOW, {"at": NOW, "reason": "asked"})
    about = Change(
        "trait", uuid4().hex, "put", 0, NOW, {"person_id": her, "kind": "theme"}, [], {}, her
    )
    assert _results(committee, [erasure], at_once=True) == [("ok", 1)]

    assert _results(committee, [about], at_once=True) == [("erased", 0)]
    assert _results(committee, [about], at_once=False) == [("erased", 0)]


def test_what_stands_there_already_is_met_and_not_brought_again(server):
    committee, door = server.committee(), uuid4().hex
    first = Change("address", door, "put", 0, NOW, {"street": "rue Haute"})
    again = Change("address", door, "put", 0, NOW, {"city": "Brest"})
    assert _results(committee, [first], at_once=True) == [("ok", 1)]

    assert _results(committee, [again], at_once=True) == [("ok", 2)]

    assert [row[4] for row in _standing(committee)[2]] == [{"street": "rue Haute", "city": "Brest"}]


def test_what_brings_nothing_new_asks_nothing_of_the_database(server):
    server.close()
    from django.db import connection

    from organiser.hq.inserting import copy_in

    copy_in(1, [], NOW)

    assert connection.connection is None


def _results(committee, changes, *, at_once):
    """Have a committee's laptop send *changes*; return what came of each."""
    from django.db import transaction

    from organiser.hq import home
    from organiser.hq.usecases.pushing import open_desk

    with transaction.atomic():
        desk = open_desk(home.keys(), committee.pk, NOW)
        if at_once:
            results = desk.take_all(changes, AUTHOR)
        else:
            named = {name for change in changes for name in (change.id, change.subject) if name}
            desk.before.update(desk.shelf.named(named))
            results = [desk.take(change, AUTHOR) for change in changes]
        desk.close()
    return [_said(result) for result in results]


def _said(result):
    return (result.status if not result.reason else f"refused {result.reason}", result.version)


def _standing(committee):
    """Return the fingerprint of a committee's scope, its counts and its records."""
    from organiser.hq import home
    from organiser.hq.models import Tally
    from organiser.hq.rows import Shelf

    shelf = Shelf(committee.scope_id, home.keys().of_committee(committee.pk))
    numbers, records = shelf.page(0, 1_000)
    rows = [
        (each.seq, each.kind, each.state, each.subject and each.subject.hex, dict(each.fields),
         dict(each.versions))
        for each in records
    ]  # fmt: skip
    counts = Tally.objects.filter(scope_id=committee.scope_id).exclude(count=0).order_by("name")
    return (numbers.live, str(numbers.total)), list(counts.values_list("name", "count")), rows
