"""Who asked to be gone and came back herself: the hash stays, lifted, so that all laptops know."""

from alembic import op

revision = "0015"
down_revision = "0014"

_TABLE = """
CREATE TABLE suppression (
    kind VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    at BIGINT NOT NULL,
    lifted_at BIGINT,
    id BLOB NOT NULL,
    CONSTRAINT pk_suppression PRIMARY KEY (id),
    CONSTRAINT uq_suppression_digest UNIQUE (digest)
)
"""


def upgrade() -> None:
    """Make the table anew, as the models make it."""
    for statement in (
        "CREATE TABLE suppression_before AS SELECT * FROM suppression",
        "DROP TABLE suppression",
        _TABLE,
        "INSERT INTO suppression (kind, digest, at, id) "
        "SELECT kind, digest, at, id FROM suppression_before ORDER BY rowid",
        "DROP TABLE suppression_before",
    ):
        op.execute(statement)
