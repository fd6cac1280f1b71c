"""Each value that crosses the line is what its kind says, on both sides."""

from uuid import UUID

import pytest

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import Refusal
from organiser.sync.checking import fault_of, kind_named, subject_of

PERSON = KINDS["person"]
ID = "0" * 31 + "1"


def test_what_a_kind_may_hold_is_taken():
    fields = {"first_name": "Zoé", "birth_date": None, "origin": "committee", "address_id": ID}

    assert fault_of(PERSON, fields) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("origin", "hat"), ("birth_date", "1 May"), ("created_at", "now"), ("created_at", None),
     ("address_id", "x"), ("first_name", 7), ("first_name", None), ("birth_year", 1 << 64),
     ("note", "said in clear")],
)  # fmt: skip
def test_a_value_of_another_shape_is_refused(field, value):
    assert fault_of(PERSON, {field: value}) is Refusal.VALUE


def test_fields_of_a_newer_program_are_kept_within_bounds():
    assert fault_of(PERSON, {"favourite_colour": "green"}) is None
    assert fault_of(PERSON, {f"new{n}": 1 for n in range(21)}) is Refusal.FIELD
    assert fault_of(PERSON, {"new": "x" * 5000}) is Refusal.SIZE


def test_on_the_laptop_what_was_sealed_is_open():
    assert fault_of(PERSON, {"note": "Rappeler, le soir."}, is_sealed=False) is None


@pytest.mark.parametrize("name", ["elector", "electors", "elector_note", "hat"])
def test_the_roll_and_unknown_kinds_have_no_name_here(name):
    assert kind_named(name) is None


def test_the_subject_is_what_the_kind_says():
    assert subject_of(PERSON, UUID(ID), None) == UUID(ID)
    assert subject_of(KINDS["visit"], UUID(int=9), ID) == UUID(ID)
    assert subject_of(KINDS["address"], UUID(int=9), ID) is None
