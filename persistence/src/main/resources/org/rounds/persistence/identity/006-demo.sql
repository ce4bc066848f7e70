--liquibase formatted sql

--changeset rounds:identity-006-demo splitStatements:false
-- Empties the demo hospital, so that it can be loaded again; of no other workspace. Its users stay, and so does what its
-- audit trail and its events tell. Tables are emptied as their references allow.
CREATE FUNCTION rounds_forget_demo(target uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  next text;
  waiting text[];
  left_over text[];
BEGIN
  IF NOT EXISTS (SELECT FROM workspace WHERE id = target AND slug = 'demo') THEN
    RAISE EXCEPTION 'Only the demo can be forgotten' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE app_user SET person_id = NULL WHERE workspace_id = target;
  SELECT array_agg(c.table_name::text) INTO left_over
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND c.column_name = 'workspace_id' AND t.table_type = 'BASE TABLE'
    AND c.table_name NOT IN ('workspace', 'app_user', 'user_role', 'role', 'role_grant', 'settings', 'audit_record', 'domain_event');
  WHILE left_over IS NOT NULL LOOP
    waiting := left_over;
    left_over := NULL;
    FOREACH next IN ARRAY waiting LOOP
      BEGIN
        EXECUTE format('DELETE FROM %I WHERE workspace_id = $1', next) USING target;
      EXCEPTION WHEN foreign_key_violation THEN
        left_over := left_over || next;
      END;
    END LOOP;
    IF cardinality(left_over) = cardinality(waiting) THEN
      RAISE EXCEPTION 'The tables % refer to each other', left_over;
    END IF;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION rounds_forget_demo(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_forget_demo(uuid) TO rounds_app;

INSERT INTO role_permission (role, resource, action) VALUES ('admin', 'demo', 'manage');
