--liquibase formatted sql

--changeset rounds:people-007
-- What a person's contract asks at a price, in the order in which it was agreed.
CREATE TABLE person_term (
  workspace_id  uuid NOT NULL DEFAULT rounds_workspace(),
  person_id     uuid NOT NULL,
  number        int NOT NULL CHECK (number BETWEEN 0 AND 49),
  rule          text NOT NULL CHECK (rule IN ('MOST_SHIFTS', 'LEAST_SHIFTS', 'LONGEST_WORK', 'SHORTEST_WORK', 'LONGEST_REST',
    'SHORTEST_REST', 'MOST_WEEKENDS', 'MOST_WEEKENDS_IN_A_ROW', 'LEAST_WEEKENDS_IN_A_ROW', 'COMPLETE_WEEKENDS',
    'IDENTICAL_WEEKENDS', 'NIGHT_BEFORE_FREE_WEEKEND', 'REST_AFTER_NIGHTS', 'UNWANTED_PATTERN')),
  limit_value   int,
  weight        int NOT NULL CHECK (weight BETWEEN 1 AND 1000000),
  first_weekday int CHECK (first_weekday BETWEEN 1 AND 7),
  PRIMARY KEY (workspace_id, person_id, number),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  CHECK (CASE
    WHEN rule IN ('COMPLETE_WEEKENDS', 'IDENTICAL_WEEKENDS', 'NIGHT_BEFORE_FREE_WEEKEND', 'UNWANTED_PATTERN')
      THEN limit_value IS NULL
    WHEN rule = 'MOST_SHIFTS' THEN coalesce(limit_value BETWEEN 0 AND 800, false)
    WHEN rule = 'LEAST_SHIFTS' THEN coalesce(limit_value BETWEEN 1 AND 800, false)
    WHEN rule = 'MOST_WEEKENDS' THEN coalesce(limit_value BETWEEN 0 AND 60, false)
    WHEN rule IN ('MOST_WEEKENDS_IN_A_ROW', 'LEAST_WEEKENDS_IN_A_ROW') THEN coalesce(limit_value BETWEEN 1 AND 60, false)
    WHEN rule = 'REST_AFTER_NIGHTS' THEN coalesce(limit_value BETWEEN 1 AND 7, false)
    ELSE coalesce(limit_value BETWEEN 1 AND 400, false) END),
  CHECK (first_weekday IS NULL OR rule = 'UNWANTED_PATTERN')
);
SELECT rounds_tenant_table('person_term', 'SELECT, INSERT, UPDATE, DELETE');
-- A rule may stand with several figures, but with each of them it has one weight.
CREATE UNIQUE INDEX person_term_once ON person_term (workspace_id, person_id, rule, limit_value) NULLS NOT DISTINCT
  WHERE rule <> 'UNWANTED_PATTERN';

-- The days of a pattern. Deferred, since a person's terms are written again as a whole.
CREATE TABLE person_term_day (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  person_id    uuid NOT NULL,
  number       int NOT NULL,
  position     int NOT NULL CHECK (position BETWEEN 0 AND 6),
  kind         text NOT NULL CHECK (kind IN ('OFF', 'WORK', 'ACTIVITY')),
  activity_id  uuid,
  PRIMARY KEY (workspace_id, person_id, number, position),
  FOREIGN KEY (workspace_id, person_id, number) REFERENCES person_term (workspace_id, person_id, number)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id),
  CHECK ((kind = 'ACTIVITY') = (activity_id IS NOT NULL))
);
SELECT rounds_tenant_table('person_term_day', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX person_term_day_by_activity ON person_term_day (workspace_id, activity_id) WHERE activity_id IS NOT NULL;
