-- From which school year on a district's rosters use a list of races and ethnicities, where that is not the standard's
-- own year.

CREATE TABLE race_list_start (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    list TEXT NOT NULL,
    school_year INTEGER NOT NULL,
    source TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;
