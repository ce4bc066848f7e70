--liquibase formatted sql

--changeset rounds:shared-002 splitStatements:false
-- The first answer to a POST with an Idempotency-Key, written in the transaction of its effect.
CREATE TABLE idempotency_key (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  caller_id    uuid NOT NULL,
  method       text NOT NULL,
  path         text NOT NULL,
  key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  -- SHA-256 of what was sent.
  request      bytea NOT NULL CHECK (length(request) = 32),
  status       int NOT NULL CHECK (status BETWEEN 200 AND 299),
  location     text,
  etag         text,
  media_type   text,
  body         bytea NOT NULL,
  created_at   timestamptz NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, caller_id, method, path, key)
);
SELECT rounds_tenant_table('idempotency_key', 'SELECT, INSERT, DELETE');
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

-- The cleaning works for no workspace: it deletes by age alone, and tells nothing but how many.
CREATE FUNCTION rounds_forget_idempotency_keys(older_than timestamptz) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM idempotency_key WHERE created_at < older_than RETURNING 1) SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION rounds_forget_idempotency_keys(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_forget_idempotency_keys(timestamptz) TO rounds_app;
