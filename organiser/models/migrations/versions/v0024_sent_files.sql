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
