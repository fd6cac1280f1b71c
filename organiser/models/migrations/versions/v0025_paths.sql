CREATE TABLE pathway (
	name VARCHAR NOT NULL, 
	rung INTEGER NOT NULL, 
	steps VARCHAR NOT NULL, 
	is_offered BOOLEAN NOT NULL, 
	made_at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_pathway PRIMARY KEY (id)
);
CREATE TABLE walk (
	person_id BLOB NOT NULL, 
	pathway_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	steps VARCHAR NOT NULL, 
	carer_id BLOB, 
	started_on DATE NOT NULL, 
	ending VARCHAR, 
	ended_on DATE, 
	word VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_walk PRIMARY KEY (id), 
	CONSTRAINT fk_walk_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_walk_carer_id FOREIGN KEY(carer_id) REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX ix_walk_carer_id ON walk (carer_id);
CREATE INDEX ix_walk_open ON walk (person_id) WHERE ending IS NULL;
CREATE INDEX ix_walk_person_id ON walk (person_id);
CREATE TABLE walk_step (
	person_id BLOB NOT NULL, 
	walk_id BLOB NOT NULL, 
	place INTEGER NOT NULL, 
	mark VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	by_id BLOB, 
	note VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_walk_step PRIMARY KEY (id), 
	CONSTRAINT fk_walk_step_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_walk_step_walk_id FOREIGN KEY(walk_id) REFERENCES walk (id) ON DELETE CASCADE, 
	CONSTRAINT fk_walk_step_by_id FOREIGN KEY(by_id) REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX ix_walk_step_by_id ON walk_step (by_id);
CREATE INDEX ix_walk_step_person_id ON walk_step (person_id);
CREATE INDEX ix_walk_step_walk_id ON walk_step (walk_id);
