--liquibase formatted sql

--changeset rounds:identity-metrics-001
-- Whoever watches the installation; the second role is that of ROUNDS_METRICS_TOKEN, and its hyphen keeps it from users.
INSERT INTO role_permission (role, resource, action)
SELECT r.role, p.resource, 'read'
FROM (VALUES ('admin'), ('metrics-token')) r (role), (VALUES ('metrics'), ('health')) p (resource);

-- Lets a server tell whether the schema is the one it was built for.
GRANT SELECT ON databasechangelog TO rounds_app;

--changeset rounds:identity-metrics-002 splitStatements:false
-- What waits in the outbox, of all workspaces: a number and an age. There is no relay yet, so everything waits; the
-- relay's changeset replaces this by what it has not sent. Ids are UUIDv7: the least is the oldest.
CREATE FUNCTION rounds_outbox() RETURNS TABLE (waiting bigint, oldest timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*) FROM domain_event), (SELECT occurred_at FROM domain_event ORDER BY id LIMIT 1)
$$;
REVOKE ALL ON FUNCTION rounds_outbox() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_outbox() TO rounds_app;
