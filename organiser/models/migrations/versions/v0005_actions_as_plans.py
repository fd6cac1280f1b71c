"""Actions as plans, kinds of her own, material, teams and tasks."""

from alembic import op

revision = "0005"
down_revision = "0004"

_OWN_KIND = """
CREATE TABLE own_kind (
    name VARCHAR NOT NULL,
    stands_on VARCHAR NOT NULL,
    is_offered BOOLEAN NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_own_kind PRIMARY KEY (id)
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
    id BLOB NOT NULL,
    CONSTRAINT pk_action PRIMARY KEY (id),
    CONSTRAINT fk_action_own_kind_id FOREIGN KEY(own_kind_id)
        REFERENCES own_kind (id) ON DELETE SET NULL
)
"""
_PARTICIPATION = """
CREATE TABLE participation (
    action_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    role VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    invited_at BIGINT,
    id BLOB NOT NULL,
    CONSTRAINT pk_participation PRIMARY KEY (id),
    CONSTRAINT fk_participation_action_id FOREIGN KEY(action_id)
        REFERENCES action (id) ON DELETE CASCADE,
    CONSTRAINT fk_participation_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE
)
"""
_MATERIAL = """
CREATE TABLE material (
    action_id BLOB NOT NULL,
    what VARCHAR NOT NULL,
    person_id BLOB,
    is_ready BOOLEAN NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_material PRIMARY KEY (id),
    CONSTRAINT fk_material_action_id FOREIGN KEY(action_id)
        REFERENCES action (id) ON DELETE CASCADE,
    CONSTRAINT fk_material_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE SET NULL
)
"""
_SHEET = """
CREATE TABLE sign_up_sheet (
    action_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    printed_at BIGINT NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_sign_up_sheet PRIMARY KEY (id),
    CONSTRAINT fk_sign_up_sheet_action_id FOREIGN KEY(action_id)
        REFERENCES action (id) ON DELETE CASCADE,
    CONSTRAINT uq_sign_up_sheet_number UNIQUE (number)
)
"""
_LINE = """
CREATE TABLE sign_up_line (
    sheet_id BLOB NOT NULL,
    page INTEGER NOT NULL,
    place INTEGER NOT NULL,
    person_id BLOB,
    is_blank BOOLEAN NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_sign_up_line PRIMARY KEY (id),
    CONSTRAINT fk_sign_up_line_sheet_id FOREIGN KEY(sheet_id)
        REFERENCES sign_up_sheet (id) ON DELETE CASCADE,
    CONSTRAINT fk_sign_up_line_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE SET NULL
)
"""
_TEAM = """
CREATE TABLE team (
    name VARCHAR NOT NULL,
    aim VARCHAR NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_team PRIMARY KEY (id)
)
"""
_TEAM_MEMBER = """
CREATE TABLE team_member (
    team_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    is_lead BOOLEAN NOT NULL,
    responsibility VARCHAR NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_team_member PRIMARY KEY (id),
    CONSTRAINT fk_team_member_team_id FOREIGN KEY(team_id)
        REFERENCES team (id) ON DELETE CASCADE,
    CONSTRAINT fk_team_member_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE
)
"""
_TASK = """
CREATE TABLE task (
    what VARCHAR NOT NULL,
    person_id BLOB,
    due_on DATE,
    done_at BIGINT,
    created_at BIGINT NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_task PRIMARY KEY (id),
    CONSTRAINT fk_task_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE SET NULL
)
"""
_INDEXES = (
    "CREATE INDEX ix_sign_up_sheet_action_id ON sign_up_sheet (action_id)",
    "CREATE INDEX ix_sign_up_line_person_id ON sign_up_line (person_id)",
    "CREATE INDEX ix_sign_up_line_sheet_id ON sign_up_line (sheet_id)",
    'CREATE INDEX ix_action_on ON action ("on")',
    "CREATE INDEX ix_action_own_kind_id ON action (own_kind_id) WHERE own_kind_id IS NOT NULL",
    'CREATE INDEX ix_action_state_on ON action (state, "on")',
    "CREATE INDEX ix_participation_action_id ON participation (action_id)",
    "CREATE INDEX ix_participation_person_id ON participation (person_id)",
    "CREATE INDEX ix_material_action_id ON material (action_id)",
    "CREATE INDEX ix_material_person_id ON material (person_id)",
    "CREATE INDEX ix_team_member_person_id ON team_member (person_id)",
    "CREATE INDEX ix_team_member_team_id ON team_member (team_id)",
    "CREATE INDEX ix_task_open ON task (due_on) WHERE done_at IS NULL",
    "CREATE INDEX ix_task_person_id ON task (person_id)",
)
_ANEW = (
    # a table made anew is as the models make it: renamed, it would be called by its name in quotes
    'CREATE TABLE action_before AS SELECT id, kind, "on", hours, title, note FROM action',
    "CREATE TABLE participation_before AS SELECT id, action_id, person_id, role FROM participation",
    "DROP TABLE participation",
    "DROP TABLE action",
    _OWN_KIND,
    _ACTION,
    _PARTICIPATION,
    """
    INSERT INTO action (id, kind, "on", hours, title, note, starts, ends, place, city, skills,
      state, report)
    SELECT id, kind, "on", hours, title, note, '', '', '', '', '', 'done', ''
    FROM action_before ORDER BY rowid
    """,
    """
    INSERT INTO participation (id, action_id, person_id, role, state, channel)
    SELECT id, action_id, person_id, role, 'came', '' FROM participation_before ORDER BY rowid
    """,
    "DROP TABLE action_before",
    "DROP TABLE participation_before",
)


def upgrade() -> None:
    """What there is was done, and who is named there came."""
    for statement in (*_ANEW, _MATERIAL, _SHEET, _LINE, _TEAM, _TEAM_MEMBER, _TASK, *_INDEXES):
        op.execute(statement)
