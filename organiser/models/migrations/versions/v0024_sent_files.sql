CREATE TABLE proposal_before AS SELECT * FROM proposal;
DROP TABLE proposal;
CREATE TABLE proposal (
	series_id BLOB NOT NULL, 
	version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	theme VARCHAR NOT NULL, 
	heard INTEGER NOT NULL, 
	sent_at BIGINT NOT NULL, 
	streets VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_proposal PRIMARY KEY (id)
);
INSERT INTO proposal (series_id, version, title, text, theme, heard, sent_at, streets, id)
SELECT series_id, version, title, text, theme, heard, sent_at, '', id
FROM proposal_before ORDER BY rowid;
DROP TABLE proposal_before;
CREATE INDEX ix_proposal_series_id_version ON proposal (series_id, version);
CREATE TABLE proposal_draft_before AS SELECT * FROM proposal_draft;
DROP TABLE proposal_draft;
CREATE TABLE proposal_draft (
	made_at BIGINT NOT NULL, 
	series_id BLOB, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	theme VARCHAR NOT NULL, 
	heard INTEGER NOT NULL, 
	streets VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_proposal_draft PRIMARY KEY (id)
);
INSERT INTO proposal_draft (made_at, series_id, title, text, theme, heard, streets, id)
SELECT made_at, series_id, title, text, theme, heard, '', id
FROM proposal_draft_before ORDER BY rowid;
DROP TABLE proposal_draft_before;
CREATE TABLE welcome_step_before AS SELECT * FROM welcome_step;
DROP TABLE welcome_step;
CREATE TABLE welcome_step (
	person_id BLOB NOT NULL, 
	newcomer_id BLOB NOT NULL, 
	step VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	back_on DATE, 
	caller VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_welcome_step PRIMARY KEY (id), 
	CONSTRAINT fk_welcome_step_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_welcome_step_newcomer_id FOREIGN KEY(newcomer_id) REFERENCES newcomer (id) ON DELETE CASCADE
);
INSERT INTO welcome_step (person_id, newcomer_id, step, at, back_on, caller, note, id)
SELECT person_id, newcomer_id, step, at, back_on, '', note, id
FROM welcome_step_before ORDER BY rowid;
DROP TABLE welcome_step_before;
CREATE INDEX ix_welcome_step_life ON welcome_step (newcomer_id, at);
CREATE INDEX ix_welcome_step_person_id ON welcome_step (person_id);
CREATE TABLE file_piece (
	sha256 VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_file_piece PRIMARY KEY (id)
);
CREATE INDEX ix_file_piece_sha256_place ON file_piece (sha256, place);
CREATE TABLE sent_file (
	owner_id BLOB NOT NULL, 
	place INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_sent_file PRIMARY KEY (id)
);
CREATE INDEX ix_sent_file_owner_id ON sent_file (owner_id);
