-- What an employee ever had for an organisation, and whether anybody ever managed its rights, is found without reading every grant there is.
DROP INDEX privilege_grants_identity;
CREATE INDEX privilege_grants_identity ON privilege_grants (identity_id, party_id);
CREATE INDEX privilege_grants_administrators ON privilege_grants (party_id) WHERE privilege = 'ORGANISATION_USER_ADMINISTRATOR';
