-- Fair queueing (ADR 0002): up to where on the axis of ranks each sender has planned in a stage and lane where senders compete.
CREATE TABLE sender_ranks (
  stage text NOT NULL,
  lane text NOT NULL CHECK (lane IN ('single', 'bulk', 'mailing')),
  sender_id uuid NOT NULL,
  -- Of what was planned last: the rank of its first piece, and the first one that is free after it.
  last_start bigint NOT NULL,
  last_finish bigint NOT NULL CHECK (last_finish >= last_start),
  PRIMARY KEY (stage, lane, sender_id)
) WITH (fillfactor = 50);

-- Shares other than 1; who is not here has one.
CREATE TABLE sender_weights (
  sender_id uuid PRIMARY KEY,
  weight integer NOT NULL CHECK (weight BETWEEN 1 AND 1000)
);

-- How many single letters each system sent in its last minute of business time, and in the one before: many go to the bulk lane (exchange.md §8).
CREATE TABLE sending_rates (
  system_id uuid PRIMARY KEY,
  minute timestamptz(3) NOT NULL,
  letters integer NOT NULL,
  letters_before integer NOT NULL,
  -- When its contact was told last.
  told_at timestamptz(3)
) WITH (fillfactor = 50);
