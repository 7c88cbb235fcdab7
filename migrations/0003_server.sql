-- What the server remembers that is no record of the program, and outside the ledger.

CREATE TABLE meta (
    district_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (district_id, name)
) STRICT;

CREATE TABLE sign_in (
    district_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    account TEXT NOT NULL,
    csrf TEXT NOT NULL,
    started_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (district_id, token_hash)
) STRICT;

CREATE INDEX sign_in_by_account ON sign_in (district_id, account);

CREATE TABLE failed_sign_in (
    district_id TEXT NOT NULL,
    login TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (district_id, login)
) STRICT;

CREATE TABLE import_job (
    district_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    stage TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    act TEXT,
    report TEXT NOT NULL,
    PRIMARY KEY (district_id, id)
) STRICT;
