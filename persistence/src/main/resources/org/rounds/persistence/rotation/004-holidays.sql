--liquibase formatted sql

--changeset rounds:rotation-holidays-001
CREATE TABLE holiday (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspace (id),
  team_id       uuid,
  date          date NOT NULL,
  -- The day off in lieu, where it is another.
  observed_date date,
  name          text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  kind          text NOT NULL CHECK (kind IN ('FEDERAL', 'LOCAL', 'TRAINING', 'MINIMAL_MANNING', 'CLOSURE', 'INAUGURATION')),
  intent        text NOT NULL CHECK (intent IN ('NORMAL', 'REDUCED', 'CLOSED')),
  created_at    timestamptz NOT NULL,
  version       bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE NULLS NOT DISTINCT (workspace_id, team_id, date),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id)
);
SELECT rounds_tenant_table('holiday', 'SELECT, INSERT, UPDATE, DELETE');
-- GET /holidays
CREATE INDEX holiday_by_date ON holiday (workspace_id, date, id);

--changeset rounds:rotation-holidays-002 splitStatements:false
-- Search as in people/003-search.sql.
SELECT rounds_searchable('holiday', 'name');
