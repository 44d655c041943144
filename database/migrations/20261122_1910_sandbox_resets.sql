-- When the sandbox was laid anew, for those whom it logged out. Production has no row.
CREATE TABLE sandbox_resets (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  reset_at timestamptz(3) NOT NULL
);
