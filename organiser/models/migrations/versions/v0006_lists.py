"""Lists that are saved, drives to reach their people, and what came of it."""

from alembic import op

revision = "0006"
down_revision = "0005"

_SEGMENT = """
CREATE TABLE segment (
    name VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    made_at BIGINT NOT NULL,
    frozen_at BIGINT,
    id BLOB NOT NULL,
    CONSTRAINT pk_segment PRIMARY KEY (id)
)
"""
_MEMBER = """
CREATE TABLE segment_member (
    segment_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_segment_member PRIMARY KEY (id),
    CONSTRAINT fk_segment_member_segment_id FOREIGN KEY(segment_id)
        REFERENCES segment (id) ON DELETE CASCADE,
    CONSTRAINT fk_segment_member_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE
)
"""
_OUTREACH = """
CREATE TABLE outreach (
    title VARCHAR NOT NULL,
    goal VARCHAR NOT NULL,
    use VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL,
    audience VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    team VARCHAR NOT NULL,
    starts_on DATE,
    ends_on DATE,
    left_out VARCHAR NOT NULL,
    launched_at BIGINT NOT NULL,
    paused_at BIGINT,
    closed_at BIGINT,
    after_id BLOB,
    id BLOB NOT NULL,
    CONSTRAINT pk_outreach PRIMARY KEY (id)
)
"""
_TARGET = """
CREATE TABLE outreach_target (
    outreach_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    place INTEGER NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_outreach_target PRIMARY KEY (id),
    CONSTRAINT fk_outreach_target_outreach_id FOREIGN KEY(outreach_id)
        REFERENCES outreach (id) ON DELETE CASCADE,
    CONSTRAINT fk_outreach_target_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE
)
"""
_RESULT = """
CREATE TABLE outreach_result (
    outreach_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    at BIGINT NOT NULL,
    result VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    back_on DATE,
    page_id BLOB,
    "row" INTEGER,
    reach VARCHAR NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_outreach_result PRIMARY KEY (id),
    CONSTRAINT fk_outreach_result_outreach_id FOREIGN KEY(outreach_id)
        REFERENCES outreach (id) ON DELETE CASCADE,
    CONSTRAINT fk_outreach_result_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_outreach_result_page_id FOREIGN KEY(page_id)
        REFERENCES sheet_page (id) ON DELETE SET NULL
)
"""
_SHEET = """
CREATE TABLE call_sheet (
    sheet_id BLOB NOT NULL,
    outreach_id BLOB NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_call_sheet PRIMARY KEY (id),
    CONSTRAINT uq_call_sheet_sheet_id UNIQUE (sheet_id),
    CONSTRAINT fk_call_sheet_sheet_id FOREIGN KEY(sheet_id)
        REFERENCES sheet (id) ON DELETE CASCADE,
    CONSTRAINT fk_call_sheet_outreach_id FOREIGN KEY(outreach_id)
        REFERENCES outreach (id) ON DELETE CASCADE
)
"""
_INDEXES = (
    "CREATE INDEX ix_segment_member_segment_id ON segment_member (segment_id)",
    "CREATE INDEX ix_segment_member_person_id ON segment_member (person_id)",
    "CREATE INDEX ix_outreach_target_person_id ON outreach_target (person_id)",
    "CREATE INDEX ix_outreach_target_place ON outreach_target (outreach_id, place, person_id)",
    "CREATE INDEX ix_outreach_result_person_id ON outreach_result (person_id)",
    "CREATE INDEX ix_outreach_result_drive ON outreach_result (outreach_id, person_id, at)",
    "CREATE INDEX ix_outreach_result_page_id ON outreach_result (page_id)",
    "CREATE INDEX ix_call_sheet_outreach_id ON call_sheet (outreach_id)",
    "CREATE INDEX ix_trait_word ON trait (kind, value, person_id)",
    "CREATE INDEX ix_person_segment ON person (rung, last_contact_on, basis, relation, origin, "
    "next_step_on, point_person_id, created_at, address_id, id)",
    "DROP INDEX ix_consent_person_id",
    "CREATE INDEX ix_consent_standing ON consent (person_id, channel, purpose, at, id, state)",
    "CREATE INDEX ix_address_city ON address (city, id)",
)


def upgrade() -> None:
    """Make the tables, and the indexes by which conditions are asked; no row changes."""
    for statement in (_SEGMENT, _MEMBER, _OUTREACH, _TARGET, _RESULT, _SHEET, *_INDEXES):
        op.execute(statement)
