--liquibase formatted sql

--changeset rounds:audit-003
-- The X-Request-Id of the request that did it; null where the server did it by itself, and before this version.
ALTER TABLE audit_record ADD COLUMN request_id text CHECK (length(request_id) BETWEEN 1 AND 128);
