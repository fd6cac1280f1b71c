"""Courses of the committee's own, who followed which, and whether headquarters asks for one."""

from alembic import op

revision = "0008"
down_revision = "0007"

_COMMITTEE = """
CREATE TABLE committee (
    name VARCHAR NOT NULL,
    insee VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    computer_digit INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    is_demonstration BOOLEAN NOT NULL,
    controller VARCHAR NOT NULL,
    contact VARCHAR NOT NULL,
    dpo VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    asks_training BOOLEAN NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_committee PRIMARY KEY (id)
)
"""
_TRAINING_RECORD = """
CREATE TABLE training_record (
    person_id BLOB NOT NULL,
    course VARCHAR NOT NULL,
    "on" DATE NOT NULL,
    hours DOUBLE,
    note VARCHAR NOT NULL,
    course_key VARCHAR NOT NULL,
    version INTEGER,
    score INTEGER,
    asked INTEGER,
    is_passed BOOLEAN,
    valid_until DATE,
    action_id BLOB,
    id BLOB NOT NULL,
    CONSTRAINT pk_training_record PRIMARY KEY (id),
    CONSTRAINT fk_training_record_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_training_record_action_id FOREIGN KEY(action_id)
        REFERENCES action (id) ON DELETE CASCADE
)
"""
_ACTION = """
CREATE TABLE action (
    kind VARCHAR NOT NULL,
    own_kind_id BLOB,
    "on" DATE NOT NULL,
    starts VARCHAR NOT NULL,
    ends VARCHAR NOT NULL,
    hours DOUBLE,
    title VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    city VARCHAR NOT NULL,
    needed INTEGER,
    skills VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    series_id BLOB,
    leaflets INTEGER,
    met INTEGER,
    sign_ups INTEGER,
    report VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    course_key VARCHAR NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_action PRIMARY KEY (id),
    CONSTRAINT fk_action_own_kind_id FOREIGN KEY(own_kind_id)
        REFERENCES own_kind (id) ON DELETE SET NULL
)
"""
_OWN_COURSE = """
CREATE TABLE own_course (
    "key" VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    is_offered BOOLEAN NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_own_course PRIMARY KEY (id),
    CONSTRAINT uq_own_course_key UNIQUE ("key")
)
"""
_FOLLOWED = """
CREATE TABLE course_pass (
    course_key VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    score INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    is_passed BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    valid_until DATE,
    id BLOB NOT NULL,
    CONSTRAINT pk_course_pass PRIMARY KEY (id)
)
"""
_STATEMENTS = (
    # made anew, as the models make them: a column that is added stands after the id
    "CREATE TABLE committee_before AS SELECT * FROM committee",
    "DROP TABLE committee",
    _COMMITTEE,
    """
    INSERT INTO committee (id, name, insee, region, computer_digit, created_at, is_demonstration,
      controller, contact, dpo, phone, asks_training)
    SELECT id, name, insee, region, computer_digit, created_at, is_demonstration,
      controller, contact, dpo, phone, 0 FROM committee_before ORDER BY rowid
    """,
    "DROP TABLE committee_before",
    "CREATE TABLE action_before AS SELECT * FROM action",
    "DROP TABLE action",
    _ACTION,
    """
    INSERT INTO action (id, kind, own_kind_id, "on", starts, ends, hours, title, place, city,
      needed, skills, state, series_id, leaflets, met, sign_ups, report, note, course_key)
    SELECT id, kind, own_kind_id, "on", starts, ends, hours, title, place, city,
      needed, skills, state, series_id, leaflets, met, sign_ups, report, note, ''
    FROM action_before ORDER BY rowid
    """,
    "DROP TABLE action_before",
    'CREATE INDEX ix_action_on ON action ("on")',
    "CREATE INDEX ix_action_own_kind_id ON action (own_kind_id) WHERE own_kind_id IS NOT NULL",
    'CREATE INDEX ix_action_state_on ON action (state, "on")',
    "CREATE TABLE training_before AS SELECT * FROM training_record",
    "DROP TABLE training_record",
    _TRAINING_RECORD,
    """
    INSERT INTO training_record (id, person_id, course, "on", hours, note, course_key)
    SELECT id, person_id, course, "on", hours, note, '' FROM training_before ORDER BY rowid
    """,
    "DROP TABLE training_before",
    "CREATE INDEX ix_training_record_person_id ON training_record (person_id)",
    "CREATE INDEX ix_training_record_course_key ON training_record (course_key) "
    "WHERE course_key != ''",
    "CREATE INDEX ix_training_record_action_id ON training_record (action_id) "
    "WHERE action_id IS NOT NULL",
    _OWN_COURSE,
    _FOLLOWED,
    "CREATE INDEX ix_course_pass_course_key ON course_pass (course_key)",
)


def upgrade() -> None:
    """What was followed before is kept; nothing is asked of anybody."""
    for statement in _STATEMENTS:
        op.execute(statement)
