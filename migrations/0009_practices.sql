-- What a district does about a difference that a released report flags, and each look at it. Typed words rest sealed.

CREATE TABLE practice (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    measure TEXT NOT NULL,
    breakdown TEXT NOT NULL,
    group_code TEXT NOT NULL,
    edition TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    owner_role TEXT,
    owner TEXT,
    opened_on TEXT NOT NULL,
    begins_on TEXT NOT NULL,
    review_due_on TEXT NOT NULL,
    ended_on TEXT,
    end_reason TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, edition, first_revision) REFERENCES report_edition (district_id, id, revision),
    FOREIGN KEY (district_id, owner, first_revision) REFERENCES account (district_id, id, revision)
) STRICT;

CREATE TABLE practice_review (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    practice TEXT NOT NULL,
    reviewed_on TEXT NOT NULL,
    note TEXT NOT NULL,
    next_due_on TEXT NOT NULL,
    reviewed_by TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, practice, first_revision) REFERENCES practice (district_id, id, revision),
    FOREIGN KEY (district_id, reviewed_by, first_revision) REFERENCES account (district_id, id, revision)
) STRICT;
