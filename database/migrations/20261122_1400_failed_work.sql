-- Work that failed before is looked for at every claim: found without passing all that waits.
CREATE INDEX work_failed ON work (stage, attempts, rank, subject_id) WHERE claimed_by IS NULL AND stuck_since IS NULL AND attempts > 0;
