CREATE TABLE poll_day (
	title VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	department VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_poll_day PRIMARY KEY (id)
);
