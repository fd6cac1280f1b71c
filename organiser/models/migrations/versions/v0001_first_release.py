"""The tables of the first release."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table as the first release had it; the statements are frozen beside."""
    statements = Path(__file__).with_name("v0001_first_release.sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n"):
        if statement.strip():
            op.execute(statement)
