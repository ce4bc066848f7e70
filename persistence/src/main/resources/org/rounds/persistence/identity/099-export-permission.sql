--liquibase formatted sql

--changeset rounds:identity-099-export
-- Stands in for identity/002-roles.sql and goes when that comes.
ALTER TABLE role_permission DROP CONSTRAINT role_permission_action_check;
ALTER TABLE role_permission ADD CONSTRAINT role_permission_action_check CHECK (action IN
  ('create', 'read', 'list', 'update', 'delete', 'approve', 'reject', 'execute', 'export', 'import', 'manage'));
INSERT INTO role_permission (role, resource, action) VALUES ('admin', 'team', 'export'), ('coordinator', 'team', 'export');
