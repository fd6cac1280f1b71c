"""A new row says the same, said with all of its kind or by itself."""

import os
import sqlite3
from contextlib import suppress
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.sync.saying import columns_of, said_new
from organiser.sync.values import Keyring, Locked, codecs

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
RECORD = b"\x01" * 16
_values = {
    Shape.TEXT: st.sampled_from(["", "Le Goff", "é\"\\"]),
    Shape.WHOLE: st.sampled_from([0, 1, 9_999]),
    Shape.NUMBER: st.sampled_from([0.0, 1.0, 2.5]), Shape.FLAG: st.sampled_from([0, 1]),
    Shape.DAY: st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    Shape.MOMENT: st.integers(0, 1 << 41), Shape.ID: st.binary(min_size=16, max_size=16),
    Shape.BYTES: st.sampled_from([b"", b"\x00\xff"]),
}  # fmt: skip


@st.composite
def _row(draw, name):
    """A row of the kind *name* as it may lie in its table."""
    row = []
    for column in codecs()[name].columns:
        field = KINDS[name].fields[column]
        value = st.sampled_from(sorted(field.words)) if field.words else _values[field.shape]
        row.append(draw(value | st.none() if field.is_optional else value))
    return row


@pytest.mark.parametrize("key", [b"k" * 32, None])
@settings(max_examples=60 * SHARE, deadline=None)
@given(data=st.data())
def test_a_new_row_says_what_its_codec_says(key, data):
    kind = data.draw(st.sampled_from(sorted(set(codecs()) - {"conflict"})))
    row, keys = data.draw(_row(kind)), Keyring("committee:x", key)
    codec = codecs()[kind]

    said = [msgspec.to_builtins(each) for _id, each in said_new(kind, _read(kind, row), keys)]

    assert said == list(_told(codec, row, keys))


def _told(codec, row, keys):
    with suppress(Locked):
        yield codec.told_new(RECORD, row, keys)


def _read(kind, row):
    """Return a row as SQLite tells it to who reads the columns of its kind."""
    names = ", ".join(f'"{name}"' for name in codecs()[kind].columns)
    marks = ", ".join("?" * len(row))
    with sqlite3.connect(":memory:") as file:
        file.execute(f"CREATE TABLE t (id, {names})")
        file.execute(f"INSERT INTO t VALUES (?, {marks})", [RECORD, *row])
        return file.execute(f"SELECT t.id, {columns_of(kind)} FROM t").fetchall()
