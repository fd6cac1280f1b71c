"""That headquarters asks for "data and rights" is a permission of its own, no word of the file."""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Drop what nothing ever set."""
    op.execute("ALTER TABLE committee DROP COLUMN asks_training")
