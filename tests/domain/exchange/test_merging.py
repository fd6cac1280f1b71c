"""A field written by somebody who had seen what stood there stands; otherwise nothing is lost."""

from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.merging import erased, merge
from organiser.domain.exchange.records import (
    OTHERS,
    Act,
    Incoming,
    Refusal,
    State,
    Status,
    Stored,
    Version,
)

ID = UUID(int=1)
SUBJECT = UUID(int=2)
PERSON = KINDS["person"]


def card(seq=5, by="1.1", stamp=1000, state=State.LIVE, **fields):
    versions = {OTHERS: Version(seq, stamp, by)}
    return Stored("person", ID, seq, state, ID, fields or {"last_name": "Le Goff"}, versions)


def change(act=Act.PUT, kind="person", base=5, by="2.1", stamp=2000, bases=None, **fields):
    return Incoming(act, kind, ID, base, stamp, fields, by, ID, bases or {})


def test_an_edit_that_saw_what_stood_there_stands_without_a_word():
    outcome = merge(PERSON, card(), change(last_name="Le Bihan"), 9)

    assert outcome.status is Status.OK
    assert outcome.stored.fields == {"last_name": "Le Bihan"}
    assert outcome.stored.version("last_name").seq == 9
    assert not outcome.lost


def test_of_two_edits_that_did_not_know_of_each_other_the_later_stands_and_the_other_is_kept():
    stored = merge(PERSON, card(), change(last_name="Le Bihan", by="2.1", stamp=2000), 6).stored

    late = merge(PERSON, stored, change(last_name="Le Braz", by="3.1", stamp=3000), 7)
    early = merge(PERSON, stored, change(last_name="Le Braz", by="3.1", stamp=1500), 7)

    assert late.stored.fields["last_name"] == "Le Braz"
    assert [(lost.value, lost.by) for lost in late.lost] == [("Le Bihan", "2.1")]
    assert early.status is Status.MERGED
    assert early.stored is None
    assert [(lost.value, lost.by) for lost in early.lost] == [("Le Braz", "3.1")]


def test_edits_of_two_fields_do_not_meet():
    stored = merge(PERSON, card(), change(last_name="Le Bihan"), 6).stored

    outcome = merge(PERSON, stored, change(first_name="Ana", by="3.1"), 7)

    assert outcome.status is Status.OK_MORE
    assert outcome.stored.fields == {"last_name": "Le Bihan", "first_name": "Ana"}
    assert not outcome.lost


def test_the_base_of_a_field_is_asked_before_that_of_its_record():
    stored = merge(PERSON, card(), change(last_name="Le Bihan"), 8).stored

    outcome = merge(
        PERSON, stored, change(base=8, bases={"last_name": 5}, last_name="X", by="3.1", stamp=1), 9
    )

    assert outcome.status is Status.MERGED


def test_who_writes_again_what_she_wrote_herself_meets_nobody():
    stored = merge(PERSON, card(), change(last_name="Le Bihan"), 6).stored

    outcome = merge(PERSON, stored, change(last_name="Le Braz", stamp=1), 7)

    assert outcome.stored.fields["last_name"] == "Le Braz"
    assert not outcome.lost


def test_the_same_value_twice_is_no_conflict():
    stored = merge(PERSON, card(), change(last_name="Le Bihan"), 6).stored

    outcome = merge(PERSON, stored, change(last_name="Le Bihan", by="3.1"), 7)

    assert outcome.stored is None
    assert not outcome.lost


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_a_refusal_that_one_lifted_and_another_raised_again_stays(order):
    kind = KINDS["refusal"]
    stored = Stored("refusal", ID, 5, State.LIVE, SUBJECT, {"lifted_at": 7}, card().versions)
    lifts = Incoming(Act.PUT, "refusal", ID, 5, 9000, {"lifted_at": 8}, "2.1", SUBJECT)
    closes = Incoming(Act.PUT, "refusal", ID, 5, 10, {"lifted_at": None}, "3.1", SUBJECT)

    for seq, at in enumerate(order, start=6):
        outcome = merge(kind, stored, (lifts, closes)[at], seq)
        stored = outcome.stored or stored

    assert stored.fields["lifted_at"] is None


@given(st.permutations(["2026-12-24", "2026-11-24", "2026-12-01"]))
def test_a_deadline_only_comes_nearer(order):
    kind = KINDS["rights_request"]
    stored = Stored("rights_request", ID, 5, State.LIVE, None, {"due_on": "2026-12-25"},
                    card().versions)  # fmt: skip

    for n, due in enumerate(order):
        moved = Incoming(Act.PUT, "rights_request", ID, 5, n, {"due_on": due}, f"{n + 2}.1")
        stored = merge(kind, stored, moved, n + 6).stored or stored

    assert stored.fields["due_on"] == "2026-11-24"


def test_a_deletion_stands_against_an_edit_and_the_edit_is_kept():
    stored = merge(PERSON, card(), change(Act.DELETE), 6).stored

    outcome = merge(PERSON, stored, change(last_name="Le Bihan", by="3.1", stamp=9000), 7)

    assert outcome.status is Status.GONE
    assert outcome.stored is None
    assert [lost.value for lost in outcome.lost] == ["Le Bihan"]


def test_an_edit_that_a_deletion_had_not_seen_is_kept_too():
    stored = merge(PERSON, card(), change(last_name="Le Bihan", by="3.1"), 6).stored

    outcome = merge(PERSON, stored, change(Act.DELETE, base=5), 7)

    assert outcome.stored.state is State.DELETED
    assert [lost.value for lost in outcome.lost] == ["Le Bihan"]


def test_only_who_saw_a_deletion_brings_the_record_back():
    gone = merge(PERSON, card(), change(Act.DELETE), 6).stored

    blind = merge(PERSON, gone, change(Act.RESTORE, base=5, by="3.1", last_name="A"), 7)
    seen = merge(PERSON, gone, change(Act.RESTORE, base=6, by="3.1", last_name="A"), 7)

    assert blind.status is Status.GONE
    assert seen.stored.state is State.LIVE
    assert seen.stored.fields == {"last_name": "A"}


def test_an_edit_alone_brings_nothing_back_even_by_who_saw_the_deletion():
    gone = merge(PERSON, card(), change(Act.DELETE), 6).stored

    outcome = merge(PERSON, gone, change(base=6, last_name="A"), 7)

    assert outcome.status is Status.GONE
    assert [lost.value for lost in outcome.lost] == ["A"]


@given(st.sampled_from(Act), st.integers(0, 99), st.integers(0, 10**6))
def test_nothing_ever_comes_back_to_who_was_erased(act, base, stamp):
    stone = erased(card(), 6)

    outcome = merge(PERSON, stone, change(act, base=base, stamp=stamp, last_name="A"), 7)

    assert stone.fields == {}
    assert outcome.status is Status.ERASED
    assert outcome.stored is None
    assert not outcome.lost


def test_a_line_of_a_register_is_never_rewritten():
    kind = KINDS["consent"]
    line = Incoming(Act.PUT, "consent", ID, 0, 1, {"state": "given"}, "1.1", SUBJECT)
    stored = merge(kind, None, line, 5).stored

    again = merge(kind, stored, line, 6)
    other = Incoming(Act.PUT, "consent", ID, 5, 1, {"state": "refused"}, "1.1", SUBJECT)

    assert again.status is Status.OK
    assert again.stored is None
    assert merge(kind, stored, other, 6).refusal is Refusal.IMMUTABLE


def test_a_line_of_a_register_is_led_to_another_entry_and_says_the_same():
    kind = KINDS["consent"]
    line = Incoming(Act.PUT, "consent", ID, 0, 1, {"state": "given", "person_id": "a"}, "1.1")
    stored = merge(kind, None, line, 5).stored

    led = Incoming(Act.PUT, "consent", ID, 5, 1, {"person_id": "b"}, "1.1")

    assert merge(kind, stored, led, 6).stored.fields == {"state": "given", "person_id": "b"}


def test_two_laptops_that_write_one_line_of_a_register_hold_the_first():
    kind = KINDS["erasure"]
    first = Incoming(Act.PUT, "erasure", ID, 0, 1, {"at": 1}, "1.1")
    second = Incoming(Act.PUT, "erasure", ID, 0, 2, {"at": 2}, "2.1")
    stored = merge(kind, None, first, 5).stored

    outcome = merge(kind, stored, second, 6)

    assert (outcome.status, outcome.stored) == (Status.OK_MORE, None)


@given(st.permutations([10, 20, 30]))
def test_after_a_restore_the_latest_that_any_laptop_holds_comes_back(order):
    """Headquarters fell back to version 5; laptops hold the field in versions 10, 20 and 30."""
    stored = card(seq=5, last_name="old")

    for n, held in enumerate(order):
        offer = change(Act.OFFER, base=held, by=f"{n}.2", stamp=n, last_name=f"of {held}")
        stored = merge(PERSON, stored, offer, 1000 + n).stored or stored

    assert stored.fields["last_name"] == "of 30"
    assert stored.version("last_name").age == 30


@given(st.permutations(["offer", "delete"]))
def test_after_a_restore_a_later_deletion_stands(order):
    stored = card(seq=5)
    said = {
        "offer": change(Act.OFFER, base=10, by="1.2", last_name="A"),
        "delete": change(Act.OFFER_DELETE, base=20, by="2.2"),
    }

    for n, name in enumerate(order):
        stored = merge(PERSON, stored, said[name], 1000 + n).stored or stored

    assert stored.state is State.DELETED


EDITS = st.lists(
    st.tuples(st.sampled_from(["first_name", "last_name"]), st.text(max_size=3),
              st.integers(1, 3), st.integers(0, 50), st.integers(0, 20)),
    max_size=12,
)  # fmt: skip


@given(EDITS)
def test_every_value_stands_or_was_seen_by_who_replaced_it_or_is_kept(edits):
    """The whole of what two laptops may lose: nothing."""
    stored, lost, written = card(seq=1, first_name="", last_name=""), [], []
    for seq, (name, value, device, stamp, base) in enumerate(edits, start=2):
        seen = min(base, seq - 1)
        edit = change(base=seen, by=f"{device}.1", stamp=stamp, **{name: value})
        outcome = merge(PERSON, stored, edit, seq)
        stored = outcome.stored or stored
        lost += [(each.name, each.value, each.by) for each in outcome.lost]
        if outcome.stored is not None or outcome.lost:  # else it stood there already
            written.append((name, value, edit.by, seq, seen))

    for name, value, by, seq, _seen in written:
        stands = stored.fields[name] == value
        was_seen = any(
            n == name and (s >= seq or b == by) and q > seq for n, _v, b, q, s in written
        )
        assert stands or was_seen or (name, value, by) in lost
