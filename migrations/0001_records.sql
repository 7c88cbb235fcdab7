-- The records. Each table holds every version of one kind of record: its fields as src/program/ names them, then
--   revision        1 is as first recorded, each correction adds one
--   latest          1 in the version that is seen, 0 in older ones and in all of a record that was withdrawn
--   recorded_at/by  when the version was written (UTC, sorts as text) and by which account
--   entry           its sequence number in the ledger
--   salt            16 bytes in hex, for the ledger's digest of the version
--   first_revision  always 1: a reference names the first version of the other record, which is never removed, so the
--                   database itself holds every reference (docs/decisions/010-references.md)
--
-- Only INTEGER (64 bits), REAL (double) and TEXT. Fields that rest sealed are TEXT too.
-- The next migration adds a file; this one is never edited (docs/decisions/012-migrations.md).

CREATE TABLE district (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    zone TEXT NOT NULL,
    federal_id TEXT NOT NULL,
    small_number INTEGER NOT NULL,
    sample TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE school (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    code TEXT NOT NULL,
    source_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE calendar_year (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school_year INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE closed_day (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school_year INTEGER NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE student (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    number TEXT NOT NULL,
    given TEXT NOT NULL,
    family TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE enrolment (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    student TEXT NOT NULL,
    school TEXT NOT NULL,
    grade TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, student, first_revision) REFERENCES student (district_id, id, revision),
    FOREIGN KEY (district_id, school, first_revision) REFERENCES school (district_id, id, revision)
) STRICT;

CREATE TABLE membership (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    student TEXT NOT NULL,
    since TEXT NOT NULL,
    race TEXT NOT NULL,
    sex TEXT NOT NULL,
    disability TEXT NOT NULL,
    english_learner TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, student, first_revision) REFERENCES student (district_id, id, revision)
) STRICT;

CREATE TABLE agency (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    ori TEXT NOT NULL,
    force_policy_on TEXT,
    force_policy_covers TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE agreement (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    agency TEXT NOT NULL,
    title TEXT NOT NULL,
    board_approved_on TEXT,
    minutes TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    holdover_basis TEXT NOT NULL,
    holdover_until TEXT,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, agency, first_revision) REFERENCES agency (district_id, id, revision)
) STRICT;

CREATE TABLE agreement_term (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    agreement TEXT NOT NULL,
    term TEXT NOT NULL,
    passage TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, agreement, first_revision) REFERENCES agreement (district_id, id, revision)
) STRICT;

CREATE TABLE agreement_review (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    agreement TEXT NOT NULL,
    adopted_on TEXT NOT NULL,
    participants TEXT NOT NULL,
    minutes TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, agreement, first_revision) REFERENCES agreement (district_id, id, revision)
) STRICT;

CREATE TABLE officer (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    agency TEXT NOT NULL,
    name TEXT NOT NULL,
    agency_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    sworn TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, agency, first_revision) REFERENCES agency (district_id, id, revision)
) STRICT;

CREATE TABLE account (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    school TEXT,
    officer TEXT,
    password_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, school, first_revision) REFERENCES school (district_id, id, revision),
    FOREIGN KEY (district_id, officer, first_revision) REFERENCES officer (district_id, id, revision)
) STRICT;

CREATE TABLE assignment (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    officer TEXT NOT NULL,
    school TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT,
    days_per_week_tenths INTEGER NOT NULL,
    untrained_reason TEXT NOT NULL,
    training_by TEXT,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, officer, first_revision) REFERENCES officer (district_id, id, revision),
    FOREIGN KEY (district_id, school, first_revision) REFERENCES school (district_id, id, revision)
) STRICT;

CREATE TABLE training_completion (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    officer TEXT NOT NULL,
    subject TEXT NOT NULL,
    completed_on TEXT NOT NULL,
    provider TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    certificate TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, officer, first_revision) REFERENCES officer (district_id, id, revision)
) STRICT;

CREATE TABLE staff_training (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school TEXT NOT NULL,
    held_on TEXT NOT NULL,
    attended INTEGER NOT NULL,
    expected INTEGER NOT NULL,
    provider TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, school, first_revision) REFERENCES school (district_id, id, revision)
) STRICT;

CREATE TABLE intervention_request (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    place TEXT NOT NULL,
    reason TEXT NOT NULL,
    urgency TEXT NOT NULL,
    answer TEXT NOT NULL,
    provision TEXT NOT NULL,
    control TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT,
    decision TEXT,
    override_reason TEXT NOT NULL,
    closed_at TEXT,
    result TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, school, first_revision) REFERENCES school (district_id, id, revision),
    FOREIGN KEY (district_id, asked_by, first_revision) REFERENCES account (district_id, id, revision),
    FOREIGN KEY (district_id, decided_by, first_revision) REFERENCES account (district_id, id, revision)
) STRICT;

CREATE TABLE contact (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    officer TEXT NOT NULL,
    school TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    late_reason TEXT NOT NULL,
    origin TEXT NOT NULL,
    request TEXT,
    reason TEXT NOT NULL,
    other_reason TEXT NOT NULL,
    school_rule TEXT,
    handed_to TEXT NOT NULL,
    actions TEXT NOT NULL,
    told_of_rights TEXT,
    outcome TEXT NOT NULL,
    administrator_consulted TEXT,
    parent_told TEXT,
    minutes TEXT NOT NULL,
    police_report TEXT NOT NULL,
    note TEXT NOT NULL,
    note_override TEXT NOT NULL,
    amended_because TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, officer, first_revision) REFERENCES officer (district_id, id, revision),
    FOREIGN KEY (district_id, school, first_revision) REFERENCES school (district_id, id, revision),
    FOREIGN KEY (district_id, request, first_revision) REFERENCES intervention_request (district_id, id, revision)
) STRICT;

CREATE TABLE contact_student (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    contact TEXT NOT NULL,
    student TEXT,
    happened_on TEXT NOT NULL,
    enrolled_at TEXT,
    grade_band TEXT NOT NULL,
    race TEXT NOT NULL,
    sex TEXT NOT NULL,
    disability TEXT NOT NULL,
    english_learner TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, contact, first_revision) REFERENCES contact (district_id, id, revision),
    FOREIGN KEY (district_id, student, first_revision) REFERENCES student (district_id, id, revision),
    FOREIGN KEY (district_id, enrolled_at, first_revision) REFERENCES school (district_id, id, revision)
) STRICT;

CREATE TABLE search (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    contact TEXT NOT NULL,
    search_of TEXT NOT NULL,
    basis TEXT NOT NULL,
    found TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, contact, first_revision) REFERENCES contact (district_id, id, revision)
) STRICT;

CREATE TABLE force (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    contact TEXT NOT NULL,
    type TEXT NOT NULL,
    injury TEXT NOT NULL,
    reviewed_on TEXT,
    reviewed_by TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, contact, first_revision) REFERENCES contact (district_id, id, revision)
) STRICT;

CREATE TABLE board_direction (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    directed_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    minutes TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE report_delivery (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_until TEXT NOT NULL,
    delivered_on TEXT NOT NULL,
    minutes TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE attestation (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    control TEXT NOT NULL,
    provision TEXT NOT NULL,
    statement TEXT NOT NULL,
    attested_by TEXT NOT NULL,
    attested_on TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, attested_by, first_revision) REFERENCES account (district_id, id, revision)
) STRICT;

CREATE TABLE call_for_service (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    school TEXT NOT NULL,
    called_on TEXT NOT NULL,
    agency_number TEXT NOT NULL,
    caller TEXT NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    first_revision INTEGER NOT NULL DEFAULT 1 CHECK (first_revision = 1),
    PRIMARY KEY (district_id, id, revision),
    FOREIGN KEY (district_id, school, first_revision) REFERENCES school (district_id, id, revision)
) STRICT;

CREATE TABLE policy_document (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    stage TEXT NOT NULL,
    in_force_from TEXT,
    minutes TEXT NOT NULL,
    revision INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    entry INTEGER NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (district_id, id, revision)
) STRICT;

CREATE TABLE policy_binding (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    provision TEXT NOT NULL,
    control TEXT NOT NULL,
    parameters TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    confidence INTEGER NOT NULL,
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

-- What the program asks for. Every index begins with the district and holds only what is seen.

CREATE UNIQUE INDEX account_login ON account (district_id, login) WHERE latest = 1;

-- The form's idempotency key: the same key twice is one contact. An import makes keys of its own.
CREATE UNIQUE INDEX contact_idempotency_key ON contact (district_id, idempotency_key) WHERE latest = 1;
CREATE INDEX contact_by_day ON contact (district_id, happened_on, happened_at, id, reason, outcome, latest) WHERE latest = 1;
CREATE INDEX contact_by_school ON contact (district_id, school, happened_on, happened_at, id, reason, outcome, officer, latest) WHERE latest = 1;
CREATE INDEX contact_by_officer ON contact (district_id, officer, happened_on, happened_at, id, reason, outcome, school, latest) WHERE latest = 1;
CREATE INDEX contact_by_reason ON contact (district_id, reason, happened_on, happened_at, id, outcome, officer, school, latest) WHERE latest = 1;

CREATE INDEX contact_coded ON contact (district_id, id, school, reason, outcome, actions, school_rule, latest) WHERE latest = 1;
CREATE INDEX contact_student_by_contact ON contact_student (district_id, contact) WHERE latest = 1;
CREATE INDEX contact_student_by_day ON contact_student (district_id, happened_on, contact, student, enrolled_at, grade_band, race, sex, disability, english_learner, latest) WHERE latest = 1;
CREATE INDEX contact_student_by_student ON contact_student (district_id, student) WHERE latest = 1;
CREATE INDEX search_by_contact ON search (district_id, contact) WHERE latest = 1;
CREATE INDEX force_by_contact ON force (district_id, contact) WHERE latest = 1;

CREATE INDEX request_open ON intervention_request (district_id, school, asked_at) WHERE latest = 1 AND closed_at IS NULL;
CREATE INDEX request_by_time ON intervention_request (district_id, asked_at) WHERE latest = 1;
CREATE INDEX request_by_asker ON intervention_request (district_id, asked_by, asked_at) WHERE latest = 1;

CREATE INDEX enrolment_by_student ON enrolment (district_id, student, since) WHERE latest = 1;
CREATE INDEX enrolment_by_end ON enrolment (district_id, until, since, student, school, grade, latest) WHERE latest = 1;
CREATE INDEX enrolment_by_school ON enrolment (district_id, school, since) WHERE latest = 1;
CREATE INDEX membership_by_student ON membership (district_id, student, since, race, sex, disability, english_learner, latest) WHERE latest = 1;

CREATE INDEX training_by_officer ON training_completion (district_id, officer) WHERE latest = 1;
CREATE INDEX call_by_day ON call_for_service (district_id, called_on) WHERE latest = 1;
CREATE INDEX binding_by_document ON policy_binding (district_id, document) WHERE latest = 1;
