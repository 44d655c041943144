-- Subscribers to new contacts find them in the order of the transactions that made them, however often they changed since.
CREATE INDEX contacts_created ON contacts (created_in, contact_id);
