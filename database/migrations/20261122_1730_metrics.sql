-- What was counted, and how things stood, in each minute of machine time: what the operator's charts are drawn from. Kept for thirty days.
CREATE TABLE operation_minutes (
  minute timestamptz(3) NOT NULL,
  measure text NOT NULL,
  -- By what the measure is told apart: its labels' values, in the measure's own order.
  labels jsonb NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (minute, measure, labels)
);
