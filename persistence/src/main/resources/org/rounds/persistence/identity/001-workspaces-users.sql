--liquibase formatted sql

--changeset rounds:identity-001 splitStatements:false
CREATE TABLE workspace (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL CHECK (workspace_id = id),
  slug         text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
  name         text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  time_zone    text NOT NULL,
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id)
);
SELECT rounds_tenant_table('workspace', 'SELECT, INSERT, UPDATE');

CREATE TABLE role_permission (
  role     text NOT NULL,
  resource text NOT NULL,
  action   text NOT NULL CHECK (action IN ('create', 'read', 'update', 'delete', 'execute', 'import')),
  PRIMARY KEY (role, resource, action)
);
GRANT SELECT ON role_permission TO rounds_app;

CREATE TABLE app_user (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspace (id),
  username      text NOT NULL UNIQUE CHECK (username = lower(username) AND length(username) BETWEEN 1 AND 255),
  password_hash text NOT NULL,
  role          text NOT NULL,
  active        boolean NOT NULL,
  created_at    timestamptz NOT NULL,
  version       bigint NOT NULL,
  UNIQUE (workspace_id, id)
);
SELECT rounds_tenant_table('app_user', 'SELECT, INSERT, UPDATE');

-- Sign-in knows a user name and no workspace yet: this is the one door through row-level security, by exact name.
CREATE FUNCTION rounds_sign_in(name text)
  RETURNS TABLE (id uuid, workspace_id uuid, password_hash text, role text, active boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.workspace_id, u.password_hash, u.role, u.active FROM app_user u WHERE u.username = lower(name)
$$;
REVOKE ALL ON FUNCTION rounds_sign_in(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_sign_in(text) TO rounds_app;

-- Likewise for the demo, which is loaded once per installation.
CREATE FUNCTION rounds_workspace_id(wanted text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id FROM workspace w WHERE w.slug = wanted
$$;
REVOKE ALL ON FUNCTION rounds_workspace_id(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_workspace_id(text) TO rounds_app;

--changeset rounds:identity-002
-- catalogue/residency.md 3.11, as far as this release has the resources. A role without a row may not.
INSERT INTO role_permission (role, resource, action)
SELECT r.role, p.resource, a.action
FROM (VALUES ('admin'), ('coordinator')) r (role),
     (VALUES ('team'), ('person'), ('activity'), ('coverage'), ('request'), ('absence'), ('schedule')) p (resource),
     (VALUES ('create'), ('read'), ('update'), ('delete'), ('execute'), ('import')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT r.role, p.resource, 'read'
FROM (VALUES ('faculty'), ('resident'), ('clinical_staff'), ('nurse')) r (role),
     (VALUES ('team'), ('person'), ('activity'), ('schedule')) p (resource);
