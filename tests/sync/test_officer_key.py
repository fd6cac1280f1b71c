"""The officer's public half as a text, and its figures."""

import base64

import pytest

from organiser.domain.officer_key import FIGURES
from organiser.sync import officer_key, sealing

PRIVATE, OTHER = b"p" * 32, b"q" * 32
PUBLIC = sealing.public_of(PRIVATE)


def test_the_text_is_read_back_and_its_figures_are_its_own():
    text = officer_key.write_public(PUBLIC)

    assert officer_key.read_public(text) == PUBLIC
    assert officer_key.read_public("\n" + text.replace("\n", "\r\n")) == PUBLIC
    assert len(officer_key.figures_of(PUBLIC)) == FIGURES
    assert officer_key.figures_of(PUBLIC) != officer_key.figures_of(sealing.public_of(OTHER))


@pytest.mark.parametrize("text", [
    "", "AAAA", base64.b64encode(b"x" * 31).decode(), base64.b64encode(b"x" * 33).decode(),
    PUBLIC + "\n", " " + PUBLIC, PUBLIC[:-2] + "B=", "é" * 44,
])  # fmt: skip
def test_what_is_no_public_half_is_none(text):
    assert not officer_key.is_public_key(text)
