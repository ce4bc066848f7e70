--liquibase formatted sql

--changeset rounds:optimization-running-001 splitStatements:false
-- A run may be laid down and taken up again. Whoever lays it down in order has not lost it: that is no failed attempt.
ALTER TABLE solver_job
  DROP CONSTRAINT solver_job_state_check,
  ADD CONSTRAINT solver_job_state_check
    CHECK (state IN ('QUEUED', 'RUNNING', 'PAUSED', 'DONE', 'FAILED', 'CANCELLED')),
  ADD COLUMN pause_requested boolean NOT NULL DEFAULT false,
  ADD COLUMN pauses int NOT NULL DEFAULT 0 CHECK (pauses >= 0),
  ADD CHECK (NOT pause_requested OR state = 'RUNNING');

-- The best roster that an unfinished run has come to, and after how many moves; whoever takes the run up goes on from it.
-- One row with arrays, since it is written as a whole again and again. What it names may be gone by then.
CREATE TABLE solver_checkpoint (
  id                 uuid PRIMARY KEY,
  workspace_id       uuid NOT NULL REFERENCES workspace (id),
  people             uuid[] NOT NULL,
  dates              date[] NOT NULL,
  activities         uuid[] NOT NULL,
  score_calculations bigint NOT NULL CHECK (score_calculations >= 0),
  created_at         timestamptz NOT NULL,
  version            bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, id) REFERENCES solver_job (workspace_id, id) ON DELETE CASCADE,
  CHECK (cardinality(people) = cardinality(dates) AND cardinality(people) = cardinality(activities))
);
SELECT rounds_tenant_table('solver_checkpoint', 'SELECT, INSERT, UPDATE, DELETE');

-- What the planner must leave as it is while it fills a schedule. Then it is an assignment by hand, and the pin is gone.
CREATE TABLE pin (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  schedule_id  uuid NOT NULL,
  person_id    uuid NOT NULL,
  date         date NOT NULL,
  slot         text NOT NULL CHECK (slot IN ('BLOCK', 'DAY', 'NIGHT', 'AM', 'PM')),
  activity_id  uuid,
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  CONSTRAINT pin_once UNIQUE (workspace_id, schedule_id, person_id, date, slot),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('pin', 'SELECT, INSERT, DELETE');
CREATE INDEX pin_by_activity ON pin (workspace_id, activity_id);
