"""Signed slips that came back as a pile; who is still to be told where her data come from."""

from alembic import op

revision = "0012"
down_revision = "0009"

_PILE = """
CREATE TABLE slip_pile (
    number INTEGER NOT NULL,
    "on" DATE NOT NULL,
    place VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    expected INTEGER,
    action_id BLOB,
    closed_at BIGINT,
    id BLOB NOT NULL,
    CONSTRAINT pk_slip_pile PRIMARY KEY (id),
    CONSTRAINT fk_slip_pile_action_id FOREIGN KEY(action_id)
        REFERENCES action (id) ON DELETE SET NULL
)
"""
_SLIP = """
CREATE TABLE consent_slip (
    pile_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    person_id BLOB,
    said VARCHAR NOT NULL,
    typed_at BIGINT NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_consent_slip PRIMARY KEY (id),
    CONSTRAINT fk_consent_slip_pile_id FOREIGN KEY(pile_id)
        REFERENCES slip_pile (id) ON DELETE CASCADE,
    CONSTRAINT fk_consent_slip_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE SET NULL
)
"""
_NOTICE = """
CREATE TABLE notice (
    person_id BLOB NOT NULL,
    due_on DATE NOT NULL,
    told_at BIGINT,
    told_by VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    id BLOB NOT NULL,
    CONSTRAINT pk_notice PRIMARY KEY (id),
    CONSTRAINT fk_notice_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE
)
"""
_TO_BE_TOLD = """
INSERT INTO notice (id, person_id, due_on, told_by, detail)
SELECT randomblob(16), id, date(created_at / 1000, 'unixepoch', '+1 month'), '', '' FROM person
WHERE import_id IS NOT NULL AND origin IN ('committee', 'member_list') AND basis = 'pending'
"""
_CONSENT = """
CREATE TABLE consent (
    person_id BLOB NOT NULL,
    purpose VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    at BIGINT NOT NULL,
    wording_id BLOB,
    source VARCHAR NOT NULL,
    proof VARCHAR NOT NULL,
    slip_id BLOB,
    id BLOB NOT NULL,
    CONSTRAINT pk_consent PRIMARY KEY (id),
    CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_consent_wording_id FOREIGN KEY(wording_id) REFERENCES consent_wording (id),
    CONSTRAINT fk_consent_slip_id FOREIGN KEY(slip_id)
        REFERENCES consent_slip (id) ON DELETE SET NULL
)
"""
_REFUSAL = """
CREATE TABLE refusal (
    person_id BLOB NOT NULL,
    channel VARCHAR NOT NULL,
    at BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    is_question BOOLEAN NOT NULL,
    lifted_at BIGINT,
    slip_id BLOB,
    id BLOB NOT NULL,
    CONSTRAINT pk_refusal PRIMARY KEY (id),
    CONSTRAINT fk_refusal_person_id FOREIGN KEY(person_id)
        REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_refusal_slip_id FOREIGN KEY(slip_id)
        REFERENCES consent_slip (id) ON DELETE SET NULL
)
"""
_CONSENTS = "person_id, purpose, channel, state, at, wording_id, source, proof, id"
_REFUSALS = "person_id, channel, at, source, is_question, lifted_at, id"
_ANEW = (
    # a table made anew is as the models make it: renamed, it would be called by its name in quotes
    f"CREATE TABLE consent_before AS SELECT {_CONSENTS} FROM consent",  # noqa: S608  (our words)
    f"CREATE TABLE refusal_before AS SELECT {_REFUSALS} FROM refusal",  # noqa: S608  (our words)
    "DROP TABLE consent",
    "DROP TABLE refusal",
    _PILE,
    _SLIP,
    _CONSENT,
    _REFUSAL,
    f"INSERT INTO consent ({_CONSENTS}) SELECT {_CONSENTS} FROM consent_before ORDER BY rowid",  # noqa: S608  (our words)
    f"INSERT INTO refusal ({_REFUSALS}) SELECT {_REFUSALS} FROM refusal_before ORDER BY rowid",  # noqa: S608  (our words)
    "DROP TABLE consent_before",
    "DROP TABLE refusal_before",
)
_INDEXES = (
    'CREATE INDEX ix_slip_pile_open ON slip_pile ("on") WHERE closed_at IS NULL',
    "CREATE INDEX ix_slip_pile_action_id ON slip_pile (action_id) WHERE action_id IS NOT NULL",
    "CREATE INDEX ix_consent_slip_place ON consent_slip (pile_id, number)",
    "CREATE INDEX ix_consent_slip_person_id ON consent_slip (person_id)",
    "CREATE INDEX ix_consent_standing ON consent (person_id, channel, purpose, at, id, state)",
    "CREATE INDEX ix_refusal_question ON refusal (person_id, at) "
    "WHERE is_question AND lifted_at IS NULL",
    "CREATE INDEX ix_refusal_person_id ON refusal (person_id)",
    "CREATE INDEX ix_notice_due ON notice (due_on) WHERE told_at IS NULL",
    "CREATE INDEX ix_notice_person_id ON notice (person_id)",
    "CREATE INDEX ix_consent_slip_id ON consent (slip_id) WHERE slip_id IS NOT NULL",
    "CREATE INDEX ix_refusal_slip_id ON refusal (slip_id) WHERE slip_id IS NOT NULL",
)


def upgrade() -> None:
    """Add tables and links; who came by a list and agreed to nothing is to be told."""
    for statement in (*_ANEW, _NOTICE, *_INDEXES, _TO_BE_TOLD):
        op.execute(statement)
