--liquibase formatted sql

--changeset rounds:identity-search-001 splitStatements:false
-- Search as in people/003-search.sql.
CREATE INDEX app_user_search ON app_user USING gist (workspace_id, rounds_fold(username) gist_trgm_ops);
CREATE FUNCTION rounds_search_app_user(wanted text) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(id) FROM app_user
  WHERE workspace_id = rounds_workspace() AND rounds_fold(username) LIKE rounds_anywhere(wanted)
$$;
REVOKE ALL ON FUNCTION rounds_search_app_user(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_search_app_user(text) TO rounds_app;

CREATE INDEX role_search ON role USING gist (workspace_id, rounds_fold(name || ' ' || title) gist_trgm_ops);
CREATE FUNCTION rounds_search_role(wanted text) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(id) FROM role
  WHERE workspace_id = rounds_workspace() AND rounds_fold(name || ' ' || title) LIKE rounds_anywhere(wanted)
$$;
REVOKE ALL ON FUNCTION rounds_search_role(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_search_role(text) TO rounds_app;

-- GET /users
CREATE INDEX app_user_by_name ON app_user (workspace_id, username, id);
