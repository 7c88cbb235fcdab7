-- The sealed log (src/ledger/README.md). Digests are in hex.

-- What the entries of one transaction share, and the root of the tree after the last of them.
CREATE TABLE ledger_act (
    district_id TEXT NOT NULL,
    first_entry INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    act TEXT NOT NULL,
    done_at TEXT NOT NULL,
    done_by TEXT NOT NULL,
    verb TEXT NOT NULL,
    undoes TEXT,
    root TEXT NOT NULL,
    PRIMARY KEY (district_id, first_entry)
) STRICT;

CREATE INDEX ledger_act_by_id ON ledger_act (district_id, act);
CREATE INDEX ledger_act_by_verb ON ledger_act (district_id, verb, first_entry);
CREATE INDEX ledger_act_that_undid ON ledger_act (district_id, undoes) WHERE undoes IS NOT NULL;

-- One line for each version written or withdrawn; leaf seq - 1 of the district's tree.
CREATE TABLE ledger_entry (
    district_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    act_first INTEGER NOT NULL,
    change TEXT NOT NULL,
    record_table TEXT NOT NULL,
    record_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    digest TEXT NOT NULL,
    leaf TEXT NOT NULL,
    PRIMARY KEY (district_id, seq)
) STRICT;

-- When a kind of record last changed: what is worked out from it is kept until then.
CREATE INDEX ledger_entry_by_table ON ledger_entry (district_id, record_table, seq);

-- The tree's right edge, from which the next act goes on. Its row is the lock of all who write.
CREATE TABLE ledger_head (
    district_id TEXT NOT NULL,
    size INTEGER NOT NULL,
    peaks TEXT NOT NULL,
    PRIMARY KEY (district_id)
) STRICT;
