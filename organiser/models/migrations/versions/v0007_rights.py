"""What people asked for, who is limited, who is gone, and what the law has us keep of it."""

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    "CREATE INDEX ix_person_household_id ON person (household_id) WHERE household_id IS NOT NULL",
    """
    CREATE TABLE rights_request (
        person_id BLOB,
        kind VARCHAR NOT NULL,
        received_on DATE NOT NULL,
        due_on DATE NOT NULL,
        told_by VARCHAR NOT NULL,
        identity_check VARCHAR NOT NULL,
        answered_on DATE,
        answer VARCHAR NOT NULL,
        id BLOB NOT NULL,
        CONSTRAINT pk_rights_request PRIMARY KEY (id),
        CONSTRAINT fk_rights_request_person_id FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_rights_request_person_id ON rights_request (person_id)",
    "CREATE INDEX ix_rights_request_open ON rights_request (due_on) WHERE answered_on IS NULL",
    """
    CREATE TABLE limitation (
        person_id BLOB NOT NULL,
        at BIGINT NOT NULL,
        source VARCHAR NOT NULL,
        lifted_at BIGINT,
        id BLOB NOT NULL,
        CONSTRAINT pk_limitation PRIMARY KEY (id),
        CONSTRAINT fk_limitation_person_id FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_limitation_person_id ON limitation (person_id)",
    "CREATE INDEX ix_limitation_standing ON limitation (person_id) WHERE lifted_at IS NULL",
    """
    CREATE TABLE suppression (
        kind VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        at BIGINT NOT NULL,
        id BLOB NOT NULL,
        CONSTRAINT pk_suppression PRIMARY KEY (id),
        CONSTRAINT uq_suppression_digest UNIQUE (digest)
    )
    """,
    """
    CREATE TABLE erasure (
        at BIGINT NOT NULL,
        reason VARCHAR NOT NULL,
        id BLOB NOT NULL,
        CONSTRAINT pk_erasure PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE retention_choice (
        rule VARCHAR NOT NULL,
        days INTEGER NOT NULL,
        id BLOB NOT NULL,
        CONSTRAINT pk_retention_choice PRIMARY KEY (id),
        CONSTRAINT uq_retention_choice_rule UNIQUE (rule)
    )
    """,
    """
    CREATE TABLE election (
        title VARCHAR NOT NULL,
        "on" DATE NOT NULL,
        department VARCHAR NOT NULL,
        id BLOB NOT NULL,
        CONSTRAINT pk_election PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE breach (
        aware_at BIGINT NOT NULL,
        what VARCHAR NOT NULL,
        people INTEGER NOT NULL,
        severity VARCHAR NOT NULL,
        measures VARCHAR NOT NULL,
        authority_told_at BIGINT,
        people_told_at BIGINT,
        id BLOB NOT NULL,
        CONSTRAINT pk_breach PRIMARY KEY (id)
    )
    """,
)


def upgrade() -> None:
    """Add the tables; no row changes."""
    for statement in STATEMENTS:
        op.execute(statement)
