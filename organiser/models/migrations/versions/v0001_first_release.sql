CREATE TABLE act (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	count INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	undoes INTEGER, 
	undone_by INTEGER, 
	CONSTRAINT pk_act PRIMARY KEY (number)
);
CREATE TABLE action (
	kind VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	hours DOUBLE, 
	title VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_action PRIMARY KEY (id)
);
CREATE INDEX ix_action_on ON action ("on");
CREATE TABLE address (
	number INTEGER, 
	suffix VARCHAR NOT NULL, 
	street VARCHAR NOT NULL, 
	hamlet VARCHAR NOT NULL, 
	building VARCHAR NOT NULL, 
	stairs VARCHAR NOT NULL, 
	floor VARCHAR NOT NULL, 
	door VARCHAR NOT NULL, 
	postcode VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	insee VARCHAR NOT NULL, 
	raw VARCHAR NOT NULL, 
	x DOUBLE, 
	y DOUBLE, 
	closed_at BIGINT, 
	street_key VARCHAR NOT NULL, 
	door_key VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_address PRIMARY KEY (id)
);
CREATE INDEX ix_address_door_key ON address (door_key);
CREATE INDEX ix_address_street_key_number ON address (street_key, number);
CREATE TABLE capture_switch (
	id INTEGER NOT NULL, 
	is_on BOOLEAN NOT NULL, 
	indexes BOOLEAN NOT NULL, 
	CONSTRAINT pk_capture_switch PRIMARY KEY (id)
);
CREATE TABLE committee (
	name VARCHAR NOT NULL, 
	insee VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	computer_digit INTEGER NOT NULL, 
	created_at BIGINT NOT NULL, 
	is_demonstration BOOLEAN NOT NULL, 
	controller VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	dpo VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_committee PRIMARY KEY (id)
);
CREATE TABLE consent_wording (
	version VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	french VARCHAR NOT NULL, 
	english VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_consent_wording PRIMARY KEY (id), 
	CONSTRAINT uq_consent_wording_sha256 UNIQUE (sha256)
);
CREATE TABLE import_batch (
	at BIGINT NOT NULL, 
	file_name VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	added INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	rejected INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_import_batch PRIMARY KEY (id)
);
CREATE TABLE journal (
	number INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id BLOB NOT NULL, 
	verb VARCHAR NOT NULL, 
	"before" VARCHAR, 
	CONSTRAINT pk_journal PRIMARY KEY (number)
);
CREATE INDEX ix_journal_act ON journal (act);
CREATE TABLE remembered_mapping (
	fingerprint VARCHAR NOT NULL, 
	mapping VARCHAR NOT NULL, 
	CONSTRAINT pk_remembered_mapping PRIMARY KEY (fingerprint)
);
CREATE TABLE sheet (
	number INTEGER NOT NULL, 
	token INTEGER NOT NULL, 
	layout INTEGER NOT NULL, 
	doors INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	team VARCHAR NOT NULL, 
	holder VARCHAR NOT NULL, 
	printed_by VARCHAR NOT NULL, 
	"on" DATE, 
	printed_at BIGINT NOT NULL, 
	return_by DATE, 
	replaces_id BLOB, 
	head BLOB NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_sheet PRIMARY KEY (id), 
	CONSTRAINT uq_sheet_number UNIQUE (number)
);
CREATE TABLE household (
	address_id BLOB, 
	name VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_household PRIMARY KEY (id), 
	CONSTRAINT fk_household_address_id FOREIGN KEY(address_id) REFERENCES address (id) ON DELETE SET NULL
);
CREATE INDEX ix_household_address_id ON household (address_id);
CREATE TABLE outbox (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id BLOB NOT NULL, 
	subject_id BLOB, 
	verb VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	fields VARCHAR, 
	CONSTRAINT pk_outbox PRIMARY KEY (number), 
	CONSTRAINT fk_outbox_act FOREIGN KEY(act) REFERENCES act (number)
);
CREATE UNIQUE INDEX uq_outbox_record ON outbox (record_id, kind);
CREATE TABLE sheet_event (
	sheet_id BLOB NOT NULL, 
	page INTEGER, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	"by" VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_sheet_event PRIMARY KEY (id), 
	CONSTRAINT fk_sheet_event_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id) ON DELETE CASCADE
);
CREATE INDEX ix_sheet_event_sheet_id ON sheet_event (sheet_id);
CREATE TABLE sheet_page (
	sheet_id BLOB NOT NULL, 
	page INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	token VARCHAR NOT NULL, 
	typed VARCHAR NOT NULL, 
	manifest BLOB NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_sheet_page PRIMARY KEY (id), 
	CONSTRAINT uq_sheet_page_sheet_id_page UNIQUE (sheet_id, page), 
	CONSTRAINT fk_sheet_page_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id) ON DELETE CASCADE
);
CREATE INDEX ix_sheet_page_token ON sheet_page (token);
CREATE INDEX ix_sheet_page_typed ON sheet_page (typed);
CREATE TABLE tally (
	sheet_id BLOB NOT NULL, 
	street VARCHAR NOT NULL, 
	plus INTEGER NOT NULL, 
	zero INTEGER NOT NULL, 
	minus INTEGER NOT NULL, 
	entered_at BIGINT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (id), 
	CONSTRAINT fk_tally_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id) ON DELETE CASCADE
);
CREATE INDEX ix_tally_sheet_id ON tally (sheet_id);
CREATE TABLE entry_draft (
	page_id BLOB NOT NULL, 
	typed VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_entry_draft PRIMARY KEY (page_id), 
	CONSTRAINT fk_entry_draft_page_id FOREIGN KEY(page_id) REFERENCES sheet_page (id) ON DELETE CASCADE
);
CREATE TABLE person (
	number INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	external_id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	first_name VARCHAR NOT NULL, 
	middle_name VARCHAR NOT NULL, 
	last_name VARCHAR NOT NULL, 
	birth_name VARCHAR NOT NULL, 
	birth_date DATE, 
	birth_year INTEGER, 
	occupation VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	origin_detail VARCHAR NOT NULL, 
	referrer_id BLOB, 
	address_id BLOB, 
	household_id BLOB, 
	relation VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	basis_evidence VARCHAR NOT NULL, 
	point_person_id BLOB, 
	next_step VARCHAR NOT NULL, 
	next_step_on DATE, 
	note VARCHAR NOT NULL, 
	joined_on DATE, 
	import_id BLOB, 
	row_key BIGINT, 
	created_at BIGINT NOT NULL, 
	first_key VARCHAR NOT NULL, 
	last_key VARCHAR NOT NULL, 
	sort_key VARCHAR NOT NULL, 
	search_words VARCHAR NOT NULL, 
	rung INTEGER NOT NULL, 
	last_contact_on DATE, 
	CONSTRAINT pk_person PRIMARY KEY (number), 
	CONSTRAINT uq_person_id UNIQUE (id), 
	CONSTRAINT fk_person_address_id FOREIGN KEY(address_id) REFERENCES address (id) ON DELETE SET NULL, 
	CONSTRAINT fk_person_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE SET NULL
);
CREATE INDEX ix_person_address_id ON person (address_id);
CREATE INDEX ix_person_external_id ON person (external_id);
CREATE INDEX ix_person_last_key_first_key ON person (last_key, first_key);
CREATE INDEX ix_person_row_key ON person (row_key);
CREATE INDEX ix_person_sort_key ON person (sort_key);
CREATE TABLE consent (
	person_id BLOB NOT NULL, 
	purpose VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	wording_id BLOB, 
	source VARCHAR NOT NULL, 
	proof VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_consent_wording_id FOREIGN KEY(wording_id) REFERENCES consent_wording (id)
);
CREATE INDEX ix_consent_person_id ON consent (person_id);
CREATE TABLE contact_point (
	person_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	typed VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	rank INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_contact_point PRIMARY KEY (id), 
	CONSTRAINT fk_contact_point_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_contact_point_key ON contact_point ("key");
CREATE INDEX ix_contact_point_person_id ON contact_point (person_id);
CREATE TABLE duplicate_proposal (
	person_id BLOB NOT NULL, 
	other_id BLOB NOT NULL, 
	reason VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	import_id BLOB, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_duplicate_proposal PRIMARY KEY (id), 
	CONSTRAINT fk_duplicate_proposal_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_duplicate_proposal_other_id FOREIGN KEY(other_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_duplicate_proposal_other_id ON duplicate_proposal (other_id);
CREATE INDEX ix_duplicate_proposal_person_id ON duplicate_proposal (person_id);
CREATE TABLE note (
	person_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	text VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (id), 
	CONSTRAINT fk_note_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_note_person_id ON note (person_id);
CREATE TABLE participation (
	action_id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	role VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_participation PRIMARY KEY (id), 
	CONSTRAINT fk_participation_action_id FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE, 
	CONSTRAINT fk_participation_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_participation_action_id ON participation (action_id);
CREATE INDEX ix_participation_person_id ON participation (person_id);
CREATE TABLE refusal (
	person_id BLOB NOT NULL, 
	channel VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	source VARCHAR NOT NULL, 
	is_question BOOLEAN NOT NULL, 
	lifted_at BIGINT, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_refusal PRIMARY KEY (id), 
	CONSTRAINT fk_refusal_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_refusal_person_id ON refusal (person_id);
CREATE TABLE training_record (
	person_id BLOB NOT NULL, 
	course VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	hours DOUBLE, 
	note VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_training_record PRIMARY KEY (id), 
	CONSTRAINT fk_training_record_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_training_record_person_id ON training_record (person_id);
CREATE TABLE trait (
	person_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_trait PRIMARY KEY (id), 
	CONSTRAINT fk_trait_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_trait_person_id ON trait (person_id);
CREATE TABLE visit (
	page_id BLOB NOT NULL, 
	"row" INTEGER NOT NULL, 
	address_id BLOB, 
	person_id BLOB, 
	outcome VARCHAR, 
	leaflet BOOLEAN NOT NULL, 
	slip BOOLEAN NOT NULL, 
	slip_number VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	"on" DATE, 
	entered_at BIGINT NOT NULL, 
	how VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_visit PRIMARY KEY (id), 
	CONSTRAINT fk_visit_page_id FOREIGN KEY(page_id) REFERENCES sheet_page (id) ON DELETE CASCADE, 
	CONSTRAINT fk_visit_address_id FOREIGN KEY(address_id) REFERENCES address (id) ON DELETE SET NULL, 
	CONSTRAINT fk_visit_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_visit_address_id ON visit (address_id);
CREATE INDEX ix_visit_page_id_row ON visit (page_id, "row");
CREATE INDEX ix_visit_person_id ON visit (person_id);
