CREATE TABLE directive (
	series_id BLOB NOT NULL, 
	version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	published_at BIGINT NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_until DATE, 
	is_asked BOOLEAN NOT NULL, 
	withdrawn_at BIGINT, 
	reason VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_directive PRIMARY KEY (id)
);
CREATE INDEX ix_directive_series_id_version ON directive (series_id, version);
CREATE TABLE directive_reading (
	directive_id BLOB NOT NULL, 
	read_at BIGINT, 
	applied_at BIGINT, 
	acknowledged_at BIGINT, 
	end_read_at BIGINT, 
	word VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_directive_reading PRIMARY KEY (id), 
	CONSTRAINT uq_directive_reading_directive_id UNIQUE (directive_id)
);
CREATE TABLE proposal_draft (
	made_at BIGINT NOT NULL, 
	series_id BLOB, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	theme VARCHAR NOT NULL, 
	heard INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_proposal_draft PRIMARY KEY (id)
);
CREATE TABLE proposal (
	series_id BLOB NOT NULL, 
	version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	theme VARCHAR NOT NULL, 
	heard INTEGER NOT NULL, 
	sent_at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_proposal PRIMARY KEY (id)
);
CREATE INDEX ix_proposal_series_id_version ON proposal (series_id, version);
CREATE TABLE proposal_answer (
	series_id BLOB NOT NULL, 
	state VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	into_id BLOB, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_proposal_answer PRIMARY KEY (id), 
	CONSTRAINT uq_proposal_answer_series_id UNIQUE (series_id)
);
CREATE TABLE shared_proposal (
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	theme VARCHAR NOT NULL, 
	heard INTEGER NOT NULL, 
	committee VARCHAR NOT NULL, 
	published_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	into_id BLOB, 
	seconds INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_shared_proposal PRIMARY KEY (id)
);
CREATE TABLE seconding (
	proposal_id BLOB NOT NULL, 
	heard INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_seconding PRIMARY KEY (id), 
	CONSTRAINT uq_seconding_proposal_id UNIQUE (proposal_id)
);
CREATE TABLE seen_answer (
	series_id BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_seen_answer PRIMARY KEY (id), 
	CONSTRAINT uq_seen_answer_series_id UNIQUE (series_id)
);
