"""Rows that are new here leave the same, brought in together or one by one."""

import base64
import os
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.kinds import Reach
from organiser.sync.applying import Applier
from organiser.sync.keeping import Keeping
from organiser.sync.landing import land
from organiser.sync.sealing import place_of, seal
from organiser.sync.touched import Touched
from organiser.sync.values import Keyring, codecs
from organiser.sync.wire import Row

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
SCOPE, KEY = "committee:" + "0" * 32, b"k" * 32
IDS = [f"{at:032x}" for at in range(1, 6)]
_ids = st.sampled_from(IDS)
_bytes = st.sampled_from([b"", b"\x00\xff"]).map(lambda value: base64.b64encode(value).decode())
_values = {
    Shape.TEXT: st.sampled_from(["", "Le Goff", "é\"\\"]),
    Shape.WHOLE: st.sampled_from([0, 1, 9_999]),
    Shape.NUMBER: st.sampled_from([0, 1, 2.5]), Shape.FLAG: st.sampled_from([0, 1]),
    Shape.DAY: st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    Shape.MOMENT: st.integers(0, 1 << 41), Shape.ID: _ids, Shape.BYTES: _bytes,
}  # fmt: skip
_kinds = sorted(set(codecs()) - {"conflict"})
_sealed = sorted(
    name for name in _kinds
    if any(field.reach is Reach.SEALED for field in KINDS[name].fields.values())
)  # fmt: skip
_amiss = st.sampled_from([("of_a_newer_program", 1), ("created_at", "yesterday")])


@st.composite
def _row(draw, name, record):
    """A row of the kind *name* as it may come."""
    fields = {}
    for column, field in KINDS[name].fields.items():
        if not draw(st.booleans()):
            continue
        value = st.sampled_from(sorted(field.words)) if field.words else _values[field.shape]
        if field.reach is Reach.SEALED:
            place = place_of(SCOPE, UUID(record), column)
            fields[column] = draw(st.sampled_from(["", "AAAA", seal(KEY, place, draw(value))]))
        else:
            fields[column] = draw(value | st.none() if field.is_optional else value)
    versions = draw(st.none() | st.just({"*": 3}))
    return Row(draw(st.integers(4, 900)), name, record, 0, fields, versions)


@st.composite
def _rows(draw):
    """Rows of one kind; now and then one of them is deleted, or of another program."""
    kind = draw(st.sampled_from(_sealed) | st.sampled_from(_kinds))
    rows = [draw(_row(kind, record)) for record in IDS]
    odd = draw(st.sampled_from([None] * 3 + ["amiss", "deleted"]))
    if odd == "amiss":
        rows[2].fields.update([draw(_amiss)])
    elif odd == "deleted":
        rows[2] = Row(rows[2].version, kind, rows[2].id, 1)
    return rows


@pytest.mark.parametrize("key", [KEY, None])
@settings(
    max_examples=60 * SHARE, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(rows=_rows())
def test_new_rows_leave_the_same_together_and_one_by_one(database, key, rows):
    keys = Keyring(SCOPE, key)

    with database.applying() as session:
        together = _left_by(session.connection(), keys, [rows])
        one_by_one = _left_by(session.connection(), keys, [rows[:1], rows])

    assert together == one_by_one


def test_rows_that_are_simply_good_are_brought_in_together(database):
    rows = [Row(at, "address", record, 0, {"city": "Brest"}) for at, record in enumerate(IDS, 4)]

    with database.applying() as session:
        connection = session.connection()
        landed = land(connection, "address", rows, Keyring(SCOPE, None), Keeping(connection))

        assert [row for _record, row in landed] == rows
        assert session.execute(text("SELECT count(*) FROM address")).scalar() == len(rows)


def _left_by(connection, keys, parts):
    """Return what is there after the *parts* came, and take it back; the second looks at each."""
    point, touched = connection.begin_nested(), Touched()
    for rows in parts:
        Applier(connection, SCOPE, keys, touched).apply(rows)
    tables = ["line_known", "line_kept", "line_scope", parts[0][0].kind]
    left = [
        connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2").all() for name in tables
    ]
    point.rollback()
    touched.received = 0
    return left, touched
