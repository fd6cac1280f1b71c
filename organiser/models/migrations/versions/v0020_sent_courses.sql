CREATE TABLE sent_course (
	"key" VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	is_offered BOOLEAN NOT NULL, 
	is_gate BOOLEAN NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_sent_course PRIMARY KEY (id)
);
CREATE INDEX ix_sent_course_key ON sent_course ("key");
