--liquibase formatted sql

--changeset rounds:event-002-transactions
-- Which transaction stated a fact tells whether a reader's snapshot had it: times and ids are given before the commit.
ALTER TABLE domain_event ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX domain_event_by_xid ON domain_event (workspace_id, xid);
