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
	id BLOB NOT NULL, 
	CONSTRAINT pk_directive PRIMARY KEY (id)
);
CREATE INDEX ix_directive_series_id_version ON directive (series_id, version);
CREATE TABLE directive_reading (
	directive_id BLOB NOT NULL, 
	read_at BIGINT, 
	applied_at BIGINT, 
	acknowledged_at BIGINT, 
	end_read_at BIGINT, 
	word VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_directive_reading PRIMARY KEY (id), 
	CONSTRAINT uq_directive_reading_directive_id UNIQUE (directive_id)
);
