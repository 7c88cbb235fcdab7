-- What is kept beside an edition of the Board report and never published: its hidden numbers and the proofs of them. Rests sealed.

ALTER TABLE report_edition ADD COLUMN kept TEXT NOT NULL DEFAULT '';
