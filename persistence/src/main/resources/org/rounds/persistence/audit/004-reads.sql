--liquibase formatted sql

--changeset rounds:audit-reads-001
-- Reading is audited too: a list names whose records it showed, and has no record of its own.
ALTER TABLE audit_record ALTER COLUMN resource_id DROP NOT NULL;
ALTER TABLE audit_record ADD COLUMN subjects uuid[];
ALTER TABLE audit_record ADD CONSTRAINT audit_record_subject_check CHECK (num_nonnulls(resource_id, subjects) = 1);
-- Whose record was read, by whom: WHERE subjects @> ARRAY[id] is for the privacy officer, not for pages.
CREATE INDEX audit_record_by_time ON audit_record (workspace_id, occurred_at, id);
