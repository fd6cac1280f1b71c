"""The line to headquarters: who we are there, what is known, what waits; a mark for each act."""

from pathlib import Path

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables; acts and changes that wait get a mark by which headquarters knows them."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in filter(str.strip, statements.split(";")):
        op.execute(statement)
