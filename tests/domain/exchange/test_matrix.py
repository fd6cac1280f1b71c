"""The contract of the line says of every column what the tables say."""

from organiser.domain.exchange.matrix import KINDS, NEVER
from organiser.sync import capture

HERE = {kind.__tablename__: kind for kind in capture.records()}


def test_every_table_that_travels_is_in_the_contract_column_by_column():
    said = {name: {f: each.reach for f, each in KINDS[name].fields.items()} for name in HERE}

    assert said == {name: dict(kind.synced_columns) for name, kind in HERE.items()}


def test_the_contract_knows_whom_each_record_is_about():
    differ = {name for name, kind in HERE.items() if KINDS[name].subject != kind.subject_column}

    assert differ == {"erasure"}  # it bears the person's id and outlives her


def test_what_may_be_null_is_what_the_table_lets_be_null():
    said = {(name, f): each.is_optional for name in HERE for f, each in KINDS[name].fields.items()}
    columns = {(name, f): HERE[name].__table__.columns[f].nullable for name, f in said}

    assert said == columns


def test_the_roll_of_electors_is_no_kind():
    assert not [name for name in KINDS if name.startswith(NEVER)]


def test_what_outlives_its_person_is_what_the_tables_keep():
    keeps = {
        name
        for name, kind in HERE.items()
        if kind.subject_column is not None
        for key in kind.__table__.columns[kind.subject_column].foreign_keys
        if key.ondelete == "SET NULL"
    }

    assert {name for name, kind in KINDS.items() if kind.outlives} == keeps
    assert all(KINDS[name].forgets == HERE[name].forgotten_columns for name in HERE)
