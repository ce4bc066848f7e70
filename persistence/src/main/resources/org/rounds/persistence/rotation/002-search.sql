--liquibase formatted sql

--changeset rounds:rotation-002-search splitStatements:false
-- Search as in people/003-search.sql.
CREATE INDEX activity_search ON activity USING gist (workspace_id, rounds_fold(code || ' ' || name) gist_trgm_ops);
CREATE FUNCTION rounds_search_activity(wanted text) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(id) FROM activity
  WHERE workspace_id = rounds_workspace() AND rounds_fold(code || ' ' || name) LIKE rounds_anywhere(wanted)
$$;
REVOKE ALL ON FUNCTION rounds_search_activity(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_search_activity(text) TO rounds_app;

-- GET /activities
CREATE INDEX activity_by_code ON activity (workspace_id, code, id);
