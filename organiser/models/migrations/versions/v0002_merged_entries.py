"""Entries that became part of others."""

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    "CREATE TABLE merged_entry (kept_id BLOB NOT NULL, at BIGINT NOT NULL, name VARCHAR NOT NULL, "
    "external_id VARCHAR NOT NULL, row_key BIGINT, id BLOB NOT NULL, "
    "CONSTRAINT pk_merged_entry PRIMARY KEY (id), CONSTRAINT fk_merged_entry_kept_id "
    "FOREIGN KEY(kept_id) REFERENCES person (id) ON DELETE CASCADE)",
    "CREATE INDEX ix_merged_entry_external_id ON merged_entry (external_id)",
    "CREATE INDEX ix_merged_entry_kept_id ON merged_entry (kept_id)",
    "CREATE INDEX ix_merged_entry_row_key ON merged_entry (row_key)",
)


def upgrade() -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        op.execute(statement)
