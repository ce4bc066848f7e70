--liquibase formatted sql

--changeset rounds:shared-001 splitStatements:false
-- The workspace of the running transaction; null where nobody set one, and then every table is empty.
CREATE FUNCTION rounds_workspace() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('rounds.workspace', true), '')::uuid;

-- Makes a table the workspace's own: rows of other workspaces do not exist for rounds_app, and keys can carry the
-- workspace. Every table with a workspace_id passes through here (asserted by SchemaIT).
CREATE FUNCTION rounds_tenant_table(target regclass, privileges text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY workspace ON %s USING (workspace_id = rounds_workspace())', target);
  EXECUTE format('GRANT %s ON %s TO rounds_app', privileges, target);
END $$;
