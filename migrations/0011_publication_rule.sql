-- From a school year on: which reports a district publishes, and which of its counts are small.

CREATE TABLE publication_rule (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school_year INTEGER NOT NULL,
    spans TEXT NOT NULL,
    small_number INTEGER NOT NULL,
    follows TEXT NOT NULL,
    declared_on TEXT NOT NULL,
    minutes TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;
