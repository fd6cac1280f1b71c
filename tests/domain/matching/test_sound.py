"""Names that sound alike are written alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.matching.sound import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("philippe", "filipe"),
        ("mathieu", "matieu"),
        ("dupont", "dupond"),
        ("lefevre", "lefaivre"),
        ("jean pierre", "jeanpierre"),
        ("moreau", "moro"),
    ],
)
def test_what_sounds_alike_has_one_key(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("martin", "bernard"), ("julie", "paul")])
def test_what_sounds_otherwise_has_another(one, other):
    assert sound(one) != sound(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=30))
def test_every_name_has_a_key_and_it_is_short(name):
    assert bool(sound(name)) == bool(name.replace(" ", ""))
    assert len(sound(name)) <= 6
