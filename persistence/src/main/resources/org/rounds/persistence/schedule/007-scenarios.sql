--liquibase formatted sql

--changeset rounds:schedule-scenarios-001 splitStatements:false
-- A scenario is a draft that branches off another schedule, to try something. It is never in force, and what it branches
-- off is not deleted while it is there.
ALTER TABLE schedule
  ADD scenario_of uuid CHECK (scenario_of <> id),
  ADD CONSTRAINT schedule_scenario_of FOREIGN KEY (workspace_id, scenario_of) REFERENCES schedule (workspace_id, id),
  ADD CONSTRAINT scenario_never_published CHECK (scenario_of IS NULL OR status NOT IN ('PUBLISHED', 'SUPERSEDED'));
-- GET /schedules/{id}/scenarios
CREATE INDEX schedule_by_origin ON schedule (workspace_id, scenario_of, created_at, id) WHERE scenario_of IS NOT NULL;

-- What the scenario and its schedule last had in common, cell by cell: the base of a three-way merge. It only remembers:
-- an activity may be deleted all the same.
CREATE TABLE scenario_base (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  scenario_id  uuid NOT NULL,
  person_id    uuid NOT NULL,
  date         date NOT NULL,
  slot         text NOT NULL CHECK (slot IN ('BLOCK', 'DAY', 'NIGHT', 'AM', 'PM')),
  activity_id  uuid NOT NULL,
  PRIMARY KEY (workspace_id, scenario_id, person_id, date, slot),
  FOREIGN KEY (workspace_id, scenario_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
);
SELECT rounds_tenant_table('scenario_base', 'SELECT, INSERT, DELETE');

-- What a scenario supposes: other demand, people who are away or lent, other limits, other rules.
CREATE TABLE scenario_change (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  scenario_id  uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('COVER', 'AWAY', 'BORROWED', 'LIMIT', 'RULES_ON', 'RULES_OFF')),
  activity_id  uuid,
  skill        text CHECK (skill ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  minimum      int CHECK (minimum BETWEEN 0 AND required),
  required     int CHECK (required BETWEEN 0 AND 10000),
  person_id    uuid,
  start_date   date,
  end_date     date CHECK (end_date >= start_date),
  limit_name   text CHECK (limit_name IN ('MAX_MINUTES', 'MIN_MINUTES', 'MAX_CONSECUTIVE_SHIFTS', 'MIN_CONSECUTIVE_SHIFTS',
    'MIN_CONSECUTIVE_DAYS_OFF', 'MAX_WEEKENDS', 'MIN_REST_MINUTES')),
  limit_value  int CHECK (limit_value BETWEEN 0 AND 600000),
  rule_set_id  uuid,
  UNIQUE NULLS NOT DISTINCT (workspace_id, scenario_id, kind, activity_id, skill, person_id, start_date, limit_name, rule_set_id),
  FOREIGN KEY (workspace_id, scenario_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  FOREIGN KEY (workspace_id, rule_set_id) REFERENCES rule_set (workspace_id, id),
  CHECK ((kind IN ('COVER', 'AWAY', 'BORROWED')) = (start_date IS NOT NULL AND end_date IS NOT NULL)),
  CHECK ((kind = 'COVER') = (activity_id IS NOT NULL AND minimum IS NOT NULL AND required IS NOT NULL)),
  CHECK (kind NOT IN ('AWAY', 'BORROWED') OR person_id IS NOT NULL),
  CHECK ((kind = 'LIMIT') = (limit_name IS NOT NULL)),
  CHECK ((kind IN ('RULES_ON', 'RULES_OFF')) = (rule_set_id IS NOT NULL))
);
SELECT rounds_tenant_table('scenario_change', 'SELECT, INSERT, UPDATE, DELETE');
