-- The words that a person chose where a policy document leaves open what it says. The document itself stays as it came in.

CREATE TABLE policy_choice (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    sentence TEXT NOT NULL,
    place INTEGER NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reading TEXT NOT NULL,
    chosen TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, document, first_revision) REFERENCES policy_document (district_id, id, revision)
) STRICT;

-- One choice for each passage of a document.
CREATE UNIQUE INDEX choice_of_passage ON policy_choice (district_id, document, sentence, place) WHERE latest = 1;
