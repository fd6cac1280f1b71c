CREATE TABLE newcomer (
	person_id BLOB NOT NULL, 
	arrived_at BIGINT NOT NULL, 
	how VARCHAR NOT NULL, 
	is_minor BOOLEAN NOT NULL, 
	moved_from BLOB, 
	wish VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_newcomer PRIMARY KEY (id), 
	CONSTRAINT uq_newcomer_person_id UNIQUE (person_id), 
	CONSTRAINT fk_newcomer_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE TABLE welcome_step (
	person_id BLOB NOT NULL, 
	newcomer_id BLOB NOT NULL, 
	step VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	back_on DATE, 
	note VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_welcome_step PRIMARY KEY (id), 
	CONSTRAINT fk_welcome_step_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_welcome_step_newcomer_id FOREIGN KEY(newcomer_id) REFERENCES newcomer (id) ON DELETE CASCADE
);
CREATE INDEX ix_welcome_step_life ON welcome_step (newcomer_id, at);
CREATE INDEX ix_welcome_step_person_id ON welcome_step (person_id);
