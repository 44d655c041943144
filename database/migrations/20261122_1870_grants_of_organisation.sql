-- Who ever had a right for an organisation, and who managed its rights, by one index of all its grants.
DROP INDEX privilege_grants_administrators;
DROP INDEX privilege_grants_party;
CREATE INDEX privilege_grants_party ON privilege_grants (party_id, privilege);
