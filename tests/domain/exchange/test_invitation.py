"""A code read off paper is the one that was given, or none; an address is one that encrypts."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.exchange.invitation import (
    ALPHABET,
    LENGTH,
    check_sign,
    grouped,
    read_address,
    read_code,
)

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
BODIES = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


@settings(max_examples=60 * SHARE)
@given(BODIES)
def test_a_code_is_read_however_its_groups_are_typed(body):
    code = body + check_sign(body)

    assert read_code(grouped(code)) == code
    assert read_code(f"  {code[:5].lower()}   {code[5:].lower()} ") == code


@settings(max_examples=60 * SHARE)
@given(BODIES, st.integers(0, LENGTH - 1))
def test_what_is_read_is_a_code_that_differs_in_one_sign_at_most(body, at):
    code = body + check_sign(body)
    seen_as = {"5": "S", "8": "B", "2": "Z", "6": "G", "Q": "O", "D": "0", "V": "U"}
    typed = code[:at] + seen_as.get(code[at], code[at]) + code[at + 1 :]

    read = read_code(typed)

    if read is not None:
        assert check_sign(read[:-1]) == read[-1]
        assert sum(one != other for one, other in zip(read, typed, strict=True)) <= 1


def test_a_zero_stands_for_the_one_letter_that_fits():
    body = "K7MQ3P2RT"
    code = body + check_sign(body)

    assert read_code(code.replace("Q", "0")) == code


@pytest.mark.parametrize("typed", ["", "K7M3P", "K7M3P-2QRTXX", "K7M3P-2QRÉX", "ÀÀÀÀÀ-ÀÀÀÀÀ"])
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None


def test_a_wrong_sign_is_no_code():
    body = "K7M3P2QRT"
    right = check_sign(body)
    wrong = "A" if right != "A" else "C"

    assert read_code(body + wrong) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("siege.exemple.fr", "https://siege.exemple.fr"),
        (" https://siege.exemple.fr/ ", "https://siege.exemple.fr"),
        ("siege.exemple.fr:8443", "https://siege.exemple.fr:8443"),
        ("https://exemple.fr/siege/", "https://exemple.fr/siege"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://siege.exemple.fr", None),
        ("ftp://siege.exemple.fr", None),
        ("https://she:secret@siege.exemple.fr", None),
        ("siege", None),
        ("", None),
        ("https://siege.exemple.fr:99999", None),
    ],
)
def test_an_address_is_read_as_it_is_meant(typed, meant):
    assert read_address(typed) == meant
