-- Asking twice for the same rights while nobody has answered is one request (privileges stand in the order of their names),
-- and what an organisation has to decide is found without reading what it decided long ago.
CREATE UNIQUE INDEX access_requests_open ON access_requests (identity_id, party_id, privileges) WHERE state = 'SUBMITTED';
CREATE INDEX access_requests_waiting ON access_requests (party_id, request_id) WHERE state = 'SUBMITTED';
