--liquibase formatted sql

--changeset rounds:optimization-001 splitStatements:false
CREATE TABLE solver_job (
  id                 uuid PRIMARY KEY,
  workspace_id       uuid NOT NULL REFERENCES workspace (id),
  state              text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  time_limit_seconds int NOT NULL CHECK (time_limit_seconds BETWEEN 1 AND 3600),
  move_limit         bigint CHECK (move_limit > 0),
  seed               bigint NOT NULL,
  attempts           int NOT NULL CHECK (attempts >= 0),
  cancel_requested   boolean NOT NULL,
  node               text,
  lease_until        timestamptz,
  started_at         timestamptz,
  finished_at        timestamptz,
  failure            text,
  best_hard          bigint,
  best_medium        bigint,
  best_soft          bigint,
  score_calculations_per_second bigint NOT NULL,
  elapsed_millis     bigint NOT NULL,
  created_at         timestamptz NOT NULL,
  version            bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL))
);
SELECT rounds_tenant_table('solver_job', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX solver_job_open ON solver_job (created_at) WHERE state IN ('QUEUED', 'RUNNING');

-- While a job is queued or running it holds its people for its days: nobody is planned twice at once.
CREATE TABLE generation_claim (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  job_id       uuid NOT NULL,
  person_id    uuid NOT NULL,
  layer        text NOT NULL,
  days         daterange NOT NULL,
  PRIMARY KEY (workspace_id, job_id, person_id),
  FOREIGN KEY (workspace_id, job_id) REFERENCES solver_job (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  CONSTRAINT generation_once EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, layer WITH =, days WITH &&)
);
SELECT rounds_tenant_table('generation_claim', 'SELECT, INSERT, DELETE');

-- Takes the oldest job that waits, or whose node has died (its lease ran out), for this node. A job belongs to a
-- workspace but a node works for all of them, so this is a door through row-level security; it gives ids only.
CREATE FUNCTION rounds_claim_job(taker text, lease_seconds int)
  RETURNS TABLE (id uuid, workspace_id uuid)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE solver_job j
  SET state = 'RUNNING', node = taker, attempts = j.attempts + 1, started_at = now(), version = j.version + 1,
      lease_until = now() + make_interval(secs => lease_seconds)
  WHERE j.id = (SELECT o.id FROM solver_job o
                WHERE o.state = 'QUEUED' OR (o.state = 'RUNNING' AND o.lease_until < now())
                ORDER BY o.created_at, o.id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING j.id, j.workspace_id
$$;
REVOKE ALL ON FUNCTION rounds_claim_job(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_claim_job(text, int) TO rounds_app;

-- A node that starts cannot still be running anything: what it held before it was killed waits again.
CREATE FUNCTION rounds_release_jobs(holder text) RETURNS int
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH released AS (
    UPDATE solver_job SET lease_until = now() - interval '1 second', version = version + 1
    WHERE state = 'RUNNING' AND node = holder RETURNING 1)
  SELECT count(*)::int FROM released
$$;
REVOKE ALL ON FUNCTION rounds_release_jobs(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_release_jobs(text) TO rounds_app;

-- What the operator's MXBean shows: counts over all workspaces, nothing else.
CREATE FUNCTION rounds_job_counts() RETURNS TABLE (queued bigint, running bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FILTER (WHERE state = 'QUEUED'), count(*) FILTER (WHERE state = 'RUNNING') FROM solver_job
  WHERE state IN ('QUEUED', 'RUNNING')
$$;
REVOKE ALL ON FUNCTION rounds_job_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_job_counts() TO rounds_app;
