"""What the page of today counts without reading the rows, and the goal of a month."""

from alembic import op

revision = "0004"
down_revision = "0003"

_GOAL = """
CREATE TABLE goal (
    measure VARCHAR NOT NULL,
    a_month INTEGER NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_goal PRIMARY KEY (id),
    CONSTRAINT uq_goal_measure UNIQUE (measure)
)
"""
_INDEXES = (
    "CREATE INDEX ix_person_rung ON person (rung)",
    "CREATE INDEX ix_person_basis_created_at ON person (basis, created_at)",
    "CREATE INDEX ix_person_next_step_on ON person (next_step_on) WHERE next_step_on IS NOT NULL",
    'CREATE INDEX ix_sheet_on ON sheet ("on", id)',
    "CREATE INDEX ix_sheet_page_kind ON sheet_page (sheet_id, kind, page, id)",
    "DROP INDEX ix_sheet_event_sheet_id",
    "CREATE INDEX ix_sheet_event_life ON sheet_event (sheet_id, kind, page, at)",
    "DROP INDEX ix_visit_page_id_row",
    'CREATE INDEX ix_visit_standing ON visit (page_id, "row", id, outcome)',
    "CREATE INDEX ix_refusal_question ON refusal (person_id, at) "
    "WHERE is_question AND lifted_at IS NULL",
)


def upgrade() -> None:
    """Make the indexes and the table; no row changes."""
    for statement in (_GOAL, *_INDEXES):
        op.execute(statement)
