"""A body comes out as it went in, or is refused before it has taken memory."""

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from organiser.sync.packing import ENCODING, BadBody, packed, unpacked


@given(st.binary(max_size=2000))
def test_what_was_packed_comes_out_the_same(raw):
    body, encoding = packed(raw)

    assert unpacked(body, encoding) == raw


def test_a_short_body_travels_as_it_is():
    assert packed(b"x" * 300) == (b"x" * 300, "")


def test_a_bomb_is_refused_whatever_its_frame_says_of_its_size():
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(1 << 26))

    with pytest.raises(BadBody, match="size"):
        unpacked(bomb, ENCODING)


@pytest.mark.parametrize("cut", [0, 1, 5, -1])
def test_half_a_body_is_refused(cut):
    body, encoding = packed(b"abc" * 500)

    with pytest.raises(BadBody):
        unpacked(body[:cut], encoding)


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_refused_without_a_crash(noise):
    with pytest.raises(BadBody):
        unpacked(noise, ENCODING)


def test_what_follows_a_body_is_refused():
    body, encoding = packed(b"abc" * 500)

    with pytest.raises(BadBody):
        unpacked(body + b"more", encoding)


def test_an_unknown_way_of_packing_is_refused():
    with pytest.raises(BadBody, match="encoding"):
        unpacked(b"x", "br")
