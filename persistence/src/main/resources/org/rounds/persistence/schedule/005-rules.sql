--liquibase formatted sql

--changeset rounds:schedule-005-rules splitStatements:false
-- Duty-hour rules as dated data. A set holds for a team, or for all of them; sets add up.
CREATE TABLE rule_set (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  team_id      uuid,
  name         text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, name),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id)
);
SELECT rounds_tenant_table('rule_set', 'SELECT, INSERT, UPDATE, DELETE');
SELECT rounds_searchable('rule_set', 'name');
CREATE INDEX rule_set_by_team ON rule_set (workspace_id, team_id, name, id);

CREATE TABLE duty_rule (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  rule_set_id  uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('WEEKLY_HOURS', 'DAY_FREE', 'CONTINUOUS_DUTY', 'REST_BETWEEN_DUTIES',
    'REST_AFTER_LONG_DUTY', 'CALL_FREQUENCY', 'CONSECUTIVE_NIGHTS', 'SUPERVISION')),
  level        text NOT NULL CHECK (level IN ('HARD', 'SOFT', 'WARN')),
  weight       int NOT NULL CHECK (weight BETWEEN 1 AND 1000000),
  limit_value  int NOT NULL CHECK (limit_value BETWEEN 1 AND 10080),
  window_days  int CHECK (window_days BETWEEN 7 AND 84),
  allowance    int NOT NULL CHECK (allowance BETWEEN 0 AND 10080),
  source       text NOT NULL CHECK (source IN ('LAW', 'ACCREDITATION', 'LOCAL')),
  citation     text CHECK (length(citation) BETWEEN 1 AND 255),
  from_date    date NOT NULL,
  to_date      date CHECK (to_date >= from_date),
  person_type  text CHECK (person_type IN ('RESIDENT', 'FACULTY', 'NURSE', 'STAFF', 'AGENT')),
  pgy_level    int CHECK (pgy_level BETWEEN 1 AND 8),
  UNIQUE NULLS NOT DISTINCT (workspace_id, rule_set_id, kind, level, person_type, pgy_level, from_date),
  CHECK ((kind IN ('WEEKLY_HOURS', 'DAY_FREE', 'CALL_FREQUENCY')) = (window_days IS NOT NULL)),
  FOREIGN KEY (workspace_id, rule_set_id) REFERENCES rule_set (workspace_id, id) ON DELETE CASCADE,
  -- One figure a day for each level: two would leave open which one is meant.
  CONSTRAINT duty_rule_once EXCLUDE USING gist (workspace_id WITH =, rule_set_id WITH =, kind WITH =, level WITH =,
    coalesce(person_type, '') WITH =, coalesce(pgy_level, 0) WITH =, daterange(from_date, to_date, '[]') WITH &&)
);
SELECT rounds_tenant_table('duty_rule', 'SELECT, INSERT, UPDATE, DELETE');

INSERT INTO role_permission (role, resource, action)
SELECT 'admin', 'rule_set', a.action
FROM (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('manage')) a (action);
-- Those who are bound by the rules may read them.
INSERT INTO role_permission (role, resource, action)
SELECT r.role, 'rule_set', a.action
FROM (VALUES ('coordinator'), ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role),
     (VALUES ('read'), ('list')) a (action);
