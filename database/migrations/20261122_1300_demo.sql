-- The demo nation that this sandbox was seeded with; written in the same transaction as the nation itself, so that half a nation
-- cannot be, and another process that would seed at the same time waits here.
CREATE TABLE demo_seeds (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  seed text NOT NULL,
  persons integer NOT NULL,
  companies integer NOT NULL,
  authorities integer NOT NULL,
  letters integer NOT NULL,
  seeded_at timestamptz(3) NOT NULL
);
