-- Contents of letters that were handed over are deleted in the order of their ends; how far that has come.
CREATE TABLE content_removals (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  ended_at timestamptz(3) NOT NULL,
  letter_id uuid NOT NULL
);
INSERT INTO content_removals (ended_at, letter_id) VALUES ('0001-01-01', '00000000-0000-0000-0000-000000000000');

CREATE INDEX delivery_ends_handed_over ON delivery_ends (ended_at, letter_id) WHERE outcome = 'HANDED_OVER';
