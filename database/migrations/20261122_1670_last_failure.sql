-- Seven days without success give a system up, if it was called on them: where nothing was tried for long, they begin anew.
ALTER TABLE endpoint_states ADD COLUMN last_failure_at timestamptz(3);
