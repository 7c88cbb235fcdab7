-- Filings to governments: each version as it went out, never changed afterwards. And what a releaser of the Board report looked at.

CREATE TABLE government_filing (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    agency TEXT,
    version INTEGER NOT NULL,
    reason TEXT NOT NULL,
    recipient TEXT NOT NULL,
    law TEXT NOT NULL,
    settings TEXT NOT NULL,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    filed_by TEXT,
    filed_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, agency, first_revision) REFERENCES agency (district_id, id, revision),
    FOREIGN KEY (district_id, filed_by, first_revision) REFERENCES account (district_id, id, revision)
) STRICT;

-- Each version of a filing once.
CREATE UNIQUE INDEX version_of_filing ON government_filing (district_id, kind, year, coalesce(agency, ''), version) WHERE latest = 1;

ALTER TABLE report_edition ADD COLUMN doubts TEXT NOT NULL DEFAULT '';
ALTER TABLE report_edition ADD COLUMN doubts_seen TEXT NOT NULL DEFAULT '';
