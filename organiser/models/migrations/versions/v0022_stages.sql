CREATE TABLE sent_ladder (
	version INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	published_at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_sent_ladder PRIMARY KEY (id)
);
CREATE TABLE ladder_followed (
	id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	CONSTRAINT pk_ladder_followed PRIMARY KEY (id)
);
CREATE TABLE poll_day_before AS SELECT * FROM poll_day;
DROP TABLE poll_day;
CREATE TABLE poll_day (
	title VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	department VARCHAR NOT NULL, 
	register_by DATE, 
	proxy_by DATE, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_poll_day PRIMARY KEY (id)
);
INSERT INTO poll_day (id, title, "on", department)
SELECT id, title, "on", department FROM poll_day_before ORDER BY rowid;
DROP TABLE poll_day_before;
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
	id BLOB NOT NULL, 
	CONSTRAINT pk_vote_help PRIMARY KEY (id), 
	CONSTRAINT fk_vote_help_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_vote_help_person_id ON vote_help (person_id);
CREATE INDEX ix_vote_help_on ON vote_help ("on");
CREATE TABLE rung_count (
	month VARCHAR NOT NULL, 
	rung INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	climbed INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_rung_count PRIMARY KEY (id)
);
