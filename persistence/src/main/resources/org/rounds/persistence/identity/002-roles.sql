--liquibase formatted sql

--changeset rounds:identity-roles-001
-- The words of catalogue/residency.md 3.11; scope own: only records of the caller's own person.
ALTER TABLE role_permission DROP CONSTRAINT role_permission_action_check;
ALTER TABLE role_permission ADD CONSTRAINT role_permission_action_check CHECK (action IN
  ('create', 'read', 'list', 'update', 'delete', 'approve', 'reject', 'execute', 'export', 'import', 'manage'));
ALTER TABLE role_permission ADD COLUMN scope text NOT NULL DEFAULT 'all' CHECK (scope IN ('all', 'own'));

DELETE FROM role_permission;
-- Administrators may do everything that there is: a new resource brings its own rows.
INSERT INTO role_permission (role, resource, action)
SELECT 'admin', p.resource, a.action
FROM (VALUES ('team'), ('person'), ('activity'), ('coverage'), ('request'), ('absence'), ('schedule'), ('role'), ('user'), ('audit')) p (resource),
     (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('approve'), ('reject'), ('execute'), ('export'), ('import'), ('manage')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT 'coordinator', p.resource, a.action
FROM (VALUES ('team'), ('person'), ('activity'), ('coverage'), ('request'), ('absence'), ('schedule')) p (resource),
     (VALUES ('create'), ('read'), ('list'), ('update'), ('delete')) a (action);
INSERT INTO role_permission (role, resource, action) VALUES
  ('coordinator', 'absence', 'approve'), ('coordinator', 'absence', 'reject'),
  ('coordinator', 'schedule', 'execute'), ('coordinator', 'schedule', 'export'), ('coordinator', 'schedule', 'import'),
  ('coordinator', 'team', 'export'), ('coordinator', 'team', 'import');
-- Everybody who works reads the roster; teams and activities are part of it.
INSERT INTO role_permission (role, resource, action)
SELECT r.role, p.resource, a.action
FROM (VALUES ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role),
     (VALUES ('team'), ('activity'), ('schedule')) p (resource),
     (VALUES ('read'), ('list')) a (action);
INSERT INTO role_permission (role, resource, action) VALUES
  ('faculty', 'person', 'read'), ('resident', 'person', 'read');
INSERT INTO role_permission (role, resource, action)
SELECT r.role, 'person', a.action
FROM (VALUES ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role),
     (VALUES ('read'), ('list')) a (action);
INSERT INTO role_permission (role, resource, action, scope)
SELECT r.role, 'absence', a.action, 'own'
FROM (VALUES ('faculty'), ('resident')) r (role),
     (VALUES ('create'), ('read'), ('list'), ('update')) a (action);
-- Wishes are not in the matrix; whoever is rostered has them.
INSERT INTO role_permission (role, resource, action, scope)
SELECT r.role, 'request', a.action, 'own'
FROM (VALUES ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role),
     (VALUES ('create'), ('read'), ('list'), ('update'), ('delete')) a (action);

UPDATE app_user SET role = 'rn' WHERE role = 'nurse';
ALTER TABLE app_user ADD CONSTRAINT app_user_role_check CHECK (role IN
  ('admin', 'coordinator', 'faculty', 'resident', 'clinical_staff', 'rn', 'lpn', 'msa', 'patient'));

--changeset rounds:identity-roles-002
-- Whose records are a user's own; one user per person.
ALTER TABLE app_user ADD COLUMN person_id uuid;
ALTER TABLE app_user ADD CONSTRAINT app_user_person_fk FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id);
ALTER TABLE app_user ADD CONSTRAINT app_user_person_key UNIQUE (workspace_id, person_id);

-- A workspace's own roles add to what a user's built-in role may.
CREATE TABLE role (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  name         text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{1,62}$'),
  title        text COLLATE "und-x-icu" NOT NULL CHECK (length(title) BETWEEN 1 AND 255),
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, name),
  CHECK (name NOT IN ('admin', 'coordinator', 'faculty', 'resident', 'clinical_staff', 'rn', 'lpn', 'msa', 'patient', 'system'))
);
SELECT rounds_tenant_table('role', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE role_grant (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  role_id      uuid NOT NULL,
  resource     text NOT NULL,
  action       text NOT NULL,
  scope        text NOT NULL CHECK (scope IN ('ALL', 'OWN')),
  PRIMARY KEY (workspace_id, role_id, resource, action),
  FOREIGN KEY (workspace_id, role_id) REFERENCES role (workspace_id, id) ON DELETE CASCADE
);
SELECT rounds_tenant_table('role_grant', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE user_role (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  user_id      uuid NOT NULL,
  role_id      uuid NOT NULL,
  PRIMARY KEY (workspace_id, user_id, role_id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES app_user (workspace_id, id),
  FOREIGN KEY (workspace_id, role_id) REFERENCES role (workspace_id, id)
);
SELECT rounds_tenant_table('user_role', 'SELECT, INSERT, DELETE');
CREATE INDEX user_role_by_role ON user_role (workspace_id, role_id);

--changeset rounds:identity-roles-003 splitStatements:false
DROP FUNCTION rounds_sign_in(text);
CREATE FUNCTION rounds_sign_in(name text)
  RETURNS TABLE (id uuid, workspace_id uuid, password_hash text, role text, roles text[], person_id uuid, active boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.workspace_id, u.password_hash, u.role,
         ARRAY(SELECT r.name FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id ORDER BY r.name),
         u.person_id, u.active
  FROM app_user u WHERE u.username = lower(name)
$$;
REVOKE ALL ON FUNCTION rounds_sign_in(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_sign_in(text) TO rounds_app;
