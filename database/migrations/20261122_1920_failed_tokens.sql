-- How many made-up access tokens came from an address within a minute, for all processes together.
CREATE TABLE failed_tokens (
  address text PRIMARY KEY,
  failures integer NOT NULL CHECK (failures > 0),
  ends_at timestamptz(3) NOT NULL
);
