CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, account TEXT NOT NULL, csrf TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS contact (
    id TEXT PRIMARY KEY, idempotency_key TEXT NOT NULL UNIQUE, officer TEXT NOT NULL, school TEXT NOT NULL,
    happened_at TEXT NOT NULL, happened_on TEXT NOT NULL, origin TEXT NOT NULL, reason TEXT NOT NULL, actions TEXT NOT NULL,
    outcome TEXT NOT NULL, minutes TEXT NOT NULL, note TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS contact_by_day ON contact (happened_on);
CREATE INDEX IF NOT EXISTS contact_by_reason ON contact (reason, happened_on);
CREATE TABLE IF NOT EXISTS contact_student (
    id TEXT PRIMARY KEY, contact TEXT NOT NULL REFERENCES contact (id), student TEXT NOT NULL, happened_on TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS contact_student_by_contact ON contact_student (contact);
