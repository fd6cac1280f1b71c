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
