"""What was sealed is looked at once it is open: headquarters cannot, and a laptop may be wrong."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.kinds import Reach
from organiser.sync.sealing import seal
from organiser.sync.values import Keyring, codecs

KEY, SCOPE = bytes(range(32)), f"committee:{uuid4().hex}"
KEYS = Keyring(SCOPE, KEY)
SEALED = [
    (kind, name) for kind in codecs() for name, field in KINDS[kind].fields.items()
    if field.reach is Reach.SEALED
]  # fmt: skip
WRONG = st.one_of(
    st.dictionaries(st.text(max_size=3), st.integers(), min_size=1, max_size=2),
    st.lists(st.integers(), max_size=3),
)


def opened(kind, name, value):
    """Return the row and what is locked of it, of a sealed *value*."""
    codec, record = codecs()[kind], uuid4().bytes
    place = codec._place(record, name, {}, KEYS)
    return codec.read(record, {name: seal(KEY, place, value)}, KEYS)


@pytest.mark.parametrize(("kind", "name"), SEALED, ids=[".".join(each) for each in SEALED])
@settings(max_examples=share(5, 500))
@given(WRONG)
def test_what_a_field_may_not_hold_is_kept_as_it_came(kind, name, value):
    row, locked = opened(kind, name, value)

    assert row[name] == codecs()[kind].blanks[name]
    assert set(locked) == {name}


def test_an_id_that_is_none_is_kept_as_it_came():
    row, locked = opened("vote_help", "with_id", "nobody")

    assert set(locked) == {"with_id"}
    assert row["with_id"] is None


def test_what_it_may_hold_is_read():
    row, locked = opened("person", "note", "Rappeler le soir")

    assert (row["note"], locked) == ("Rappeler le soir", {})
