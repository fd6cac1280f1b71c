"""The officer's public half as a text, its figures, and what only her private half opens."""

import base64

import pytest

from organiser.domain.officer_key import FIGURES
from organiser.sync import officer_key, sealing
from organiser.sync.officer_key import NotOfAnOfficer
from organiser.sync.sealing import CannotUnseal

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


def test_what_is_closed_opens_by_the_private_half_alone():
    file = officer_key.close(PUBLIC, {"a": ["é"]})

    assert officer_key.open_closed(file, (OTHER, PRIVATE)) == {"a": ["é"]}
    with pytest.raises(CannotUnseal):
        officer_key.open_closed(file, (OTHER,))
    for spoilt in (b"", b"[]", b'{"format": "other/1"}', b"\xff", file.replace(b"/1", b"/2")):
        with pytest.raises(NotOfAnOfficer):
            officer_key.open_closed(spoilt, (PRIVATE,))


def test_a_changed_byte_opens_nothing():
    file = officer_key.close(PUBLIC, {"a": 1})
    at = len(file) - 20
    spoilt = file[:at] + (b"A" if file[at : at + 1] != b"A" else b"B") + file[at + 1 :]

    with pytest.raises(CannotUnseal):
        officer_key.open_closed(spoilt, (PRIVATE,))
