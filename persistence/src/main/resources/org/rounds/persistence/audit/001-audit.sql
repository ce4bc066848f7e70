--liquibase formatted sql

--changeset rounds:audit-001
CREATE TABLE audit_record (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  occurred_at  timestamptz NOT NULL,
  actor_id     uuid,
  action       text NOT NULL,
  resource     text NOT NULL,
  resource_id  uuid NOT NULL,
  UNIQUE (workspace_id, id)
);
-- Insert and read only: the trail cannot be rewritten by the application.
SELECT rounds_tenant_table('audit_record', 'SELECT, INSERT');
CREATE INDEX audit_record_by_resource ON audit_record (workspace_id, resource_id, occurred_at);
