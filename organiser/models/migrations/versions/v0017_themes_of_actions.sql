CREATE TABLE action_before AS SELECT * FROM action;
DROP TABLE action;
CREATE TABLE action (
	kind VARCHAR NOT NULL, 
	own_kind_id BLOB, 
	"on" DATE NOT NULL, 
	starts VARCHAR NOT NULL, 
	ends VARCHAR NOT NULL, 
	hours DOUBLE, 
	title VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	needed INTEGER, 
	skills VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	series_id BLOB, 
	leaflets INTEGER, 
	met INTEGER, 
	sign_ups INTEGER, 
	report VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	course_key VARCHAR NOT NULL, 
	is_public BOOLEAN NOT NULL, 
	theme VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_action PRIMARY KEY (id), 
	CONSTRAINT fk_action_own_kind_id FOREIGN KEY(own_kind_id) REFERENCES own_kind (id) ON DELETE SET NULL
);
INSERT INTO action (id, kind, own_kind_id, "on", starts, ends, hours, title, place, city,
  needed, skills, state, series_id, leaflets, met, sign_ups, report, note, course_key, is_public,
  theme)
SELECT id, kind, own_kind_id, "on", starts, ends, hours, title, place, city,
  needed, skills, state, series_id, leaflets, met, sign_ups, report, note, course_key, is_public, ''
FROM action_before ORDER BY rowid;
DROP TABLE action_before;
CREATE INDEX ix_action_on ON action ("on");
CREATE INDEX ix_action_own_kind_id ON action (own_kind_id) WHERE own_kind_id IS NOT NULL;
CREATE INDEX ix_action_state_on ON action (state, "on");
