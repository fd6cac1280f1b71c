CREATE TABLE vote_help_before AS SELECT * FROM vote_help;
DROP TABLE vote_help;
CREATE TABLE vote_help (
	person_id BLOB NOT NULL, 
	title VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	side VARCHAR NOT NULL, 
	need VARCHAR NOT NULL, 
	said_at BIGINT NOT NULL, 
	source VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	with_id BLOB, 
	matched_at BIGINT, 
	agreed_at BIGINT, 
	agreed_to VARCHAR NOT NULL, 
	lifted_at BIGINT, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_vote_help PRIMARY KEY (id), 
	CONSTRAINT fk_vote_help_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO vote_help (id, person_id, title, "on", side, need, said_at, source, note, with_id,
  matched_at, agreed_to)
SELECT id, person_id, title, "on", side, need, said_at, source, note, with_id, matched_at, ''
FROM vote_help_before ORDER BY rowid;
DROP TABLE vote_help_before;
CREATE INDEX ix_vote_help_person_id ON vote_help (person_id);
CREATE INDEX ix_vote_help_on ON vote_help ("on");
