"""Who does not want to be ranked; and who came through somebody is found at once."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE objection (
        person_id BLOB NOT NULL,
        state VARCHAR NOT NULL,
        at BIGINT NOT NULL,
        source VARCHAR NOT NULL,
        id BLOB NOT NULL,
        CONSTRAINT pk_objection PRIMARY KEY (id),
        CONSTRAINT fk_objection_person_id FOREIGN KEY(person_id)
            REFERENCES person (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_objection_person_id ON objection (person_id)",
    "CREATE INDEX ix_person_referrer_id ON person (referrer_id) WHERE referrer_id IS NOT NULL",
)


def upgrade() -> None:
    """Add the register of objections, and the index of those who came through somebody."""
    for statement in STATEMENTS:
        op.execute(statement)
