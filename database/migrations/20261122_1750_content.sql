-- The master keys that contents are wrapped by, each noted before its first use: a process that lacks one of them does not start.
CREATE TABLE master_keys (
  key_id text NOT NULL PRIMARY KEY
);
INSERT INTO master_keys (key_id) SELECT DISTINCT key_id FROM content WHERE store <> 'removed';
