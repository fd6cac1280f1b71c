"""What headquarters has switched on; nothing is, before it says so."""

from alembic import op

revision = "0009"
down_revision = "0008"

_PERMISSION = """
CREATE TABLE permission (
    name VARCHAR NOT NULL,
    reference VARCHAR NOT NULL,
    since DATE NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_permission PRIMARY KEY (id),
    CONSTRAINT uq_permission_name UNIQUE (name)
)
"""
_INDEX = (
    "DROP INDEX ix_person_basis_created_at",
    "CREATE INDEX ix_person_asked ON person (basis, created_at, last_contact_on)",
)


def upgrade() -> None:
    """Make the table, and an index in which today finds whom to ask again; no row changes."""
    for statement in (_PERMISSION, *_INDEX):
        op.execute(statement)
