"""Codes of a page: what a camera, a gun or fingers bring back names the right page or none."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.sheet_code import (
    ALPHABET,
    AZERTY,
    MOST_PAGES,
    MOST_SLIPS,
    TOKEN_LENGTH,
    PageToken,
    SlipCode,
    TypedCode,
    read_digits,
    read_slip,
    read_token,
    write_digits,
    write_slip,
    write_token,
)

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
TOKEN = PageToken(committee=377255, sheet=203382965207, page=2, pages=7, layout=1)

tokens = st.builds(
    PageToken,
    committee=st.integers(0, 2**20 - 1),
    sheet=st.integers(0, 2**40 - 1),
    page=st.integers(1, MOST_PAGES),
    pages=st.integers(1, MOST_PAGES),
    layout=st.integers(1, 2),
)
codes = st.builds(TypedCode, sheet=st.integers(0, 999_999), page=st.integers(1, MOST_PAGES))
slips = st.builds(SlipCode, sheet=st.integers(0, 999_999), slip=st.integers(1, MOST_SLIPS))


@settings(max_examples=60 * SHARE, deadline=None)
@given(tokens)
def test_a_token_says_what_was_written_whatever_follows_it(token):
    text = write_token(token)

    assert len(text) == TOKEN_LENGTH == 25
    assert read_token(text + "3") == token


@settings(max_examples=20 * SHARE, deadline=None)
@given(tokens, st.integers(0, TOKEN_LENGTH - 1), st.sampled_from(ALPHABET))
def test_a_token_with_one_wrong_letter_is_no_page(token, place, letter):
    text = write_token(token)

    changed = text[:place] + letter + text[place + 1 :]

    assert changed == text or read_token(changed) is None


def test_a_gun_on_a_french_keyboard_is_understood():
    text = write_token(TOKEN)
    unshifted = {digit: key for key, digit in AZERTY.items() if not key.isupper()}

    typed = "".join(unshifted.get(letter, letter) for letter in text)

    assert typed.startswith("OG&")
    assert read_token(typed) == TOKEN
    assert read_token(typed.lower()) == TOKEN
    assert read_token(text.translate(str.maketrans("AQZWM", "QAWZ?"))) == TOKEN


def test_what_is_not_ours_is_no_page():
    assert read_token("") is None
    assert read_token("https://example.org") is None
    assert read_token("OG1") is None
    assert read_token("OG2" + write_token(TOKEN)[3:]) is None


def test_the_digits_of_the_paper_are_known():
    assert write_digits(TypedCode(417283, 1)) == "417 283 01 97"
    assert read_digits("417 283 01 97") == TypedCode(417283, 1)
    assert read_digits("'&è é_\" à& çè") == TypedCode(417283, 1)


@settings(max_examples=40 * SHARE, deadline=None)
@given(codes)
def test_every_wrong_digit_and_every_swap_is_caught(code):
    digits = write_digits(code).replace(" ", "")

    assert read_digits(digits) == code
    assert read_slip(digits) is None
    for wrong in _one_wrong(digits):
        assert read_digits(wrong) is None
        assert read_slip(wrong) is None


@settings(max_examples=40 * SHARE, deadline=None)
@given(slips)
def test_a_slip_has_its_own_number_and_is_never_taken_for_a_page(slip):
    digits = write_slip(slip)

    assert len(digits.replace(" ", "")) == 10
    assert read_slip(digits) == slip
    assert read_digits(digits) is None
    for wrong in _one_wrong(digits.replace(" ", "")):
        assert read_slip(wrong) is None


@settings(max_examples=40 * SHARE, deadline=None)
@given(codes)
def test_no_beginning_of_a_code_is_taken_for_the_code(code):
    digits = write_digits(code).replace(" ", "")

    assert all(read_digits(digits[:end]) is None for end in range(len(digits)))
    assert all(read_slip(digits[:end]) is None for end in range(len(digits)))


def _one_wrong(digits):
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield digits[:place] + other + digits[place + 1 :]
    for place in range(len(digits) - 1):
        one, two = digits[place], digits[place + 1]
        if one != two:
            yield digits[:place] + two + one + digits[place + 2 :]
