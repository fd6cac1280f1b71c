"""Which actions are announced on the committee's public page."""

from pathlib import Path

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column: nothing is announced that was not said to be."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in filter(str.strip, statements.split(";")):
        op.execute(statement)
