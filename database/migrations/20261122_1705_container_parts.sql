-- A container is taken in by parts, so that several workers take one container beside each other: each part knows where it stands in the pack.
CREATE TABLE container_parts (
  part_id uuid PRIMARY KEY,
  container_id uuid NOT NULL,
  -- Number of the part's first entry in the container, from 1 on.
  first_entry integer NOT NULL CHECK (first_entry > 0),
  entries integer NOT NULL CHECK (entries > 0),
  handled integer NOT NULL DEFAULT 0,
  -- Of the part's next entry: byte in the pack.
  position bigint NOT NULL,
  UNIQUE (container_id, first_entry),
  CHECK (handled <= entries)
);
-- What is released is the number of the last entry that may become a letter; parts are taken in any order.
ALTER TABLE container_progress DROP COLUMN position, DROP CONSTRAINT container_progress_check2;
