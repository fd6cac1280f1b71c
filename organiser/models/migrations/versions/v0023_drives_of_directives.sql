CREATE TABLE directive_before AS SELECT * FROM directive;
DROP TABLE directive;
CREATE TABLE directive (
	series_id BLOB NOT NULL, 
	version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	published_at BIGINT NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_until DATE, 
	is_asked BOOLEAN NOT NULL, 
	withdrawn_at BIGINT, 
	reason VARCHAR NOT NULL, 
	drive_use VARCHAR, 
	drive_whom VARCHAR NOT NULL, 
	drive_goal VARCHAR NOT NULL, 
	drive_subject VARCHAR NOT NULL, 
	drive_words VARCHAR NOT NULL, 
	drive_starts_on DATE, 
	drive_ends_on DATE, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_directive PRIMARY KEY (id)
);
INSERT INTO directive (id, series_id, version, title, text, published_at, valid_from, valid_until,
  is_asked, withdrawn_at, reason, drive_whom, drive_goal, drive_subject, drive_words)
SELECT id, series_id, version, title, text, published_at, valid_from, valid_until,
  is_asked, withdrawn_at, reason, '', '', '', ''
FROM directive_before ORDER BY rowid;
DROP TABLE directive_before;
CREATE INDEX ix_directive_series_id_version ON directive (series_id, version);
CREATE TABLE outreach_before AS SELECT * FROM outreach;
DROP TABLE outreach;
CREATE TABLE outreach (
	title VARCHAR NOT NULL, 
	goal VARCHAR NOT NULL, 
	use VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	audience VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	team VARCHAR NOT NULL, 
	starts_on DATE, 
	ends_on DATE, 
	left_out VARCHAR NOT NULL, 
	launched_at BIGINT NOT NULL, 
	paused_at BIGINT, 
	closed_at BIGINT, 
	after_id BLOB, 
	directive_id BLOB, 
	selection_id BLOB, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_outreach PRIMARY KEY (id)
);
INSERT INTO outreach (id, title, goal, use, purpose, audience, rule, why, subject, words, team,
  starts_on, ends_on, left_out, launched_at, paused_at, closed_at, after_id)
SELECT id, title, goal, use, purpose, audience, rule, why, subject, words, team,
  starts_on, ends_on, left_out, launched_at, paused_at, closed_at, after_id
FROM outreach_before ORDER BY rowid;
DROP TABLE outreach_before;
CREATE TABLE drive_count (
	about_id BLOB NOT NULL, 
	drives INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	left_out INTEGER NOT NULL, 
	reached INTEGER NOT NULL, 
	no_answer INTEGER NOT NULL, 
	message_left INTEGER NOT NULL, 
	call_back INTEGER NOT NULL, 
	wrong_number INTEGER NOT NULL, 
	no_more INTEGER NOT NULL, 
	printed INTEGER NOT NULL, 
	prepared INTEGER NOT NULL, 
	sent INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_drive_count PRIMARY KEY (id), 
	CONSTRAINT uq_drive_count_about_id UNIQUE (about_id)
);
CREATE TABLE online_selection (
	reference VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	use VARCHAR NOT NULL, 
	parameters VARCHAR NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	is_complete BOOLEAN NOT NULL, 
	withdrawn_at BIGINT, 
	subject VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	sponsor VARCHAR NOT NULL, 
	notice VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_online_selection PRIMARY KEY (id)
);
