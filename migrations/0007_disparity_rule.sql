-- The rule by which a district judges differences between groups, as its Board declared it.

CREATE TABLE disparity_rule (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    declared_on TEXT NOT NULL,
    minutes TEXT NOT NULL,
    minimum_cell INTEGER NOT NULL,
    minimum_students INTEGER NOT NULL,
    threshold REAL NOT NULL,
    years INTEGER NOT NULL,
    lowered_yearly REAL,
    level REAL NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;
