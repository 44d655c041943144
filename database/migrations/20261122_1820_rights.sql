-- What an employee is called at work, where that is not the name that the provider tells.
ALTER TABLE identities ADD COLUMN alias text CHECK (length(alias) BETWEEN 1 AND 100);
