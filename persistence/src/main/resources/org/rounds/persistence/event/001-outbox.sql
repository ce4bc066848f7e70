--liquibase formatted sql

--changeset rounds:event-001
CREATE TABLE domain_event (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  type         text NOT NULL CHECK (type ~ '^[a-z_]+\.[a-z_]+$'),
  type_version int NOT NULL CHECK (type_version >= 1),
  subject_id   uuid NOT NULL,
  payload      jsonb NOT NULL,
  occurred_at  timestamptz NOT NULL,
  UNIQUE (workspace_id, id)
);
SELECT rounds_tenant_table('domain_event', 'SELECT, INSERT');
