"""What headquarters has switched on; nothing is, before it says so."""

from alembic import op

revision = "0008"
down_revision = "0007"

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


def upgrade() -> None:
    """Make the table; no row changes."""
    op.execute(_PERMISSION)
