-- Editions of the Board report: drafted by one person, released by another, never changed afterwards.

CREATE TABLE report_edition (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_until TEXT NOT NULL,
    edition INTEGER NOT NULL,
    reason TEXT NOT NULL,
    figures TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    after INTEGER NOT NULL,
    drafted_by TEXT NOT NULL,
    drafted_at TEXT NOT NULL,
    released_by TEXT,
    released_at TEXT,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, drafted_by, first_revision) REFERENCES account (district_id, id, revision),
    FOREIGN KEY (district_id, released_by, first_revision) REFERENCES account (district_id, id, revision)
) STRICT;

-- Each edition of a period once.
CREATE UNIQUE INDEX edition_of_period ON report_edition (district_id, period_from, period_until, edition) WHERE latest = 1;
