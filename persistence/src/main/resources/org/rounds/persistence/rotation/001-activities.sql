--liquibase formatted sql

--changeset rounds:rotation-001
CREATE TABLE activity (
  id             uuid PRIMARY KEY,
  workspace_id   uuid NOT NULL REFERENCES workspace (id),
  team_id        uuid,
  code           text NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
  name           text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  kind           text NOT NULL CHECK (kind IN ('ROTATION', 'SHIFT', 'CALL', 'CLINIC', 'EDUCATION', 'LEAVE', 'OFF')),
  start_time     time NOT NULL,
  length_minutes int NOT NULL CHECK (length_minutes BETWEEN 1 AND 1440),
  presence       text NOT NULL CHECK (presence IN ('ON_SITE', 'AT_HOME', 'NONE')),
  bookable       boolean NOT NULL,
  created_at     timestamptz NOT NULL,
  version        bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE NULLS NOT DISTINCT (workspace_id, team_id, code),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id)
);
SELECT rounds_tenant_table('activity', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE activity_skill (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  activity_id  uuid NOT NULL,
  skill        text NOT NULL CHECK (skill ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  PRIMARY KEY (workspace_id, activity_id, skill),
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('activity_skill', 'SELECT, INSERT, UPDATE, DELETE');

-- "next_id must not be worked on the day after activity_id".
CREATE TABLE activity_may_not_follow (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  activity_id  uuid NOT NULL,
  next_id      uuid NOT NULL,
  PRIMARY KEY (workspace_id, activity_id, next_id),
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id),
  FOREIGN KEY (workspace_id, next_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('activity_may_not_follow', 'SELECT, INSERT, UPDATE, DELETE');
