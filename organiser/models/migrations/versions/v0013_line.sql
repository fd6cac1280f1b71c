CREATE TABLE act_before AS SELECT * FROM act;
CREATE TABLE outbox_before AS SELECT * FROM outbox;
DROP TABLE outbox;
DROP TABLE act;
CREATE TABLE act (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	count INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	undoes INTEGER, 
	undone_by INTEGER, 
	mark BIGINT NOT NULL, 
	CONSTRAINT pk_act PRIMARY KEY (number)
);
CREATE TABLE outbox (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id BLOB NOT NULL, 
	subject_id BLOB, 
	verb VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	fields VARCHAR, 
	marks VARCHAR NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (number), 
	CONSTRAINT fk_outbox_act FOREIGN KEY(act) REFERENCES act (number)
);
CREATE UNIQUE INDEX uq_outbox_record ON outbox (record_id, kind);
INSERT INTO act (number, kind, at, count, subject, undoes, undone_by, mark)
SELECT number, kind, at, count, subject, undoes, undone_by, abs(random()) % 9007199254740992 FROM act_before;
INSERT INTO outbox (number, kind, record_id, subject_id, verb, act, fields, marks)
SELECT number, kind, record_id, subject_id, verb, act, fields, '[' || (abs(random()) % 9007199254740992) || ']'
FROM outbox_before;
DROP TABLE act_before;
DROP TABLE outbox_before;
CREATE TABLE consent_before AS SELECT * FROM consent;
DROP TABLE consent;
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
	"after" VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_consent_wording_id FOREIGN KEY(wording_id) REFERENCES consent_wording (id), 
	CONSTRAINT fk_consent_slip_id FOREIGN KEY(slip_id) REFERENCES consent_slip (id) ON DELETE SET NULL
);
CREATE INDEX ix_consent_slip_id ON consent (slip_id) WHERE slip_id IS NOT NULL;
CREATE INDEX ix_consent_standing ON consent (person_id, channel, purpose, at, id, state);
INSERT INTO consent (id, person_id, purpose, channel, state, at, wording_id, source, proof, slip_id, after)
SELECT id, person_id, purpose, channel, state, at, wording_id, source, proof, slip_id, '' FROM consent_before ORDER BY rowid;
DROP TABLE consent_before;
UPDATE consent SET after = coalesce((SELECT group_concat(lower(hex(n.id)), ' ') FROM consent n
WHERE n.person_id = consent.person_id AND n.channel = consent.channel
AND n.purpose = consent.purpose AND n.state != 'given' AND n.at <= consent.at), '')
WHERE state = 'given';
CREATE TABLE committee_key (
	number INTEGER NOT NULL, 
	"key" BLOB NOT NULL, 
	CONSTRAINT pk_committee_key PRIMARY KEY (number)
);
CREATE TABLE "conflict" (
	record_kind VARCHAR NOT NULL, 
	record_id BLOB NOT NULL, 
	field VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	kept_at BIGINT NOT NULL, 
	person_id BLOB, 
	value VARCHAR NOT NULL, 
	sealed_value VARCHAR NOT NULL, 
	written_by VARCHAR NOT NULL, 
	kept_by VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_conflict PRIMARY KEY (id)
);
CREATE INDEX ix_conflict_person_id ON "conflict" (person_id) WHERE person_id IS NOT NULL;
CREATE TABLE exchange_note (
	number INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	outcome VARCHAR NOT NULL, 
	sent INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	trips INTEGER NOT NULL, 
	CONSTRAINT pk_exchange_note PRIMARY KEY (number)
);
CREATE TABLE held_base (
	record_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_held_base PRIMARY KEY (record_id, kind, field)
);
CREATE TABLE key_wrap (
	holder VARCHAR NOT NULL, 
	"key" INTEGER NOT NULL, 
	wrapped VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_key_wrap PRIMARY KEY (id)
);
CREATE TABLE laptop (
	name VARCHAR NOT NULL, 
	public_key VARCHAR NOT NULL, 
	paired_at BIGINT NOT NULL, 
	revoked_at BIGINT, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_laptop PRIMARY KEY (id)
);
CREATE TABLE line_aside (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id BLOB NOT NULL, 
	subject_id BLOB, 
	at BIGINT NOT NULL, 
	reason VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	CONSTRAINT pk_line_aside PRIMARY KEY (number)
);
CREATE TABLE line_batch (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	body BLOB NOT NULL, 
	waiting VARCHAR NOT NULL, 
	CONSTRAINT pk_line_batch PRIMARY KEY (id)
);
CREATE TABLE line_before (
	record_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	state INTEGER NOT NULL, 
	versions VARCHAR, 
	CONSTRAINT pk_line_before PRIMARY KEY (record_id, kind)
)
 WITHOUT ROWID;
CREATE TABLE line_change (
	record_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_line_change PRIMARY KEY (record_id, kind, field)
)
 WITHOUT ROWID;
CREATE INDEX ix_line_change_act ON line_change (act);
CREATE TABLE line_kept (
	record_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	CONSTRAINT pk_line_kept PRIMARY KEY (record_id, kind)
);
CREATE TABLE line_known (
	record_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	scope INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	state INTEGER NOT NULL, 
	versions VARCHAR, 
	CONSTRAINT pk_line_known PRIMARY KEY (record_id, kind)
)
 WITHOUT ROWID;
CREATE TABLE line_offer (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id BLOB NOT NULL, 
	act VARCHAR NOT NULL, 
	versions VARCHAR NOT NULL, 
	CONSTRAINT pk_line_offer PRIMARY KEY (number)
);
CREATE TABLE line_scope (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	cursor INTEGER NOT NULL, 
	live INTEGER NOT NULL, 
	total VARCHAR NOT NULL, 
	CONSTRAINT pk_line_scope PRIMARY KEY (id), 
	CONSTRAINT uq_line_scope_name UNIQUE (name)
);
CREATE TABLE line_state (
	id INTEGER NOT NULL, 
	url VARCHAR NOT NULL, 
	device INTEGER NOT NULL, 
	committee_id BLOB NOT NULL, 
	scopes VARCHAR NOT NULL, 
	order_key VARCHAR NOT NULL, 
	token VARCHAR NOT NULL, 
	private_key BLOB NOT NULL, 
	epoch VARCHAR NOT NULL, 
	incarnation INTEGER NOT NULL, 
	last_no INTEGER NOT NULL, 
	resends BOOLEAN NOT NULL, 
	reading VARCHAR NOT NULL, 
	offsets VARCHAR NOT NULL, 
	paired_at BIGINT NOT NULL, 
	done_at BIGINT, 
	trouble VARCHAR NOT NULL, 
	CONSTRAINT pk_line_state PRIMARY KEY (id)
);
CREATE TABLE settled (
	conflict_id BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_settled PRIMARY KEY (id)
);
