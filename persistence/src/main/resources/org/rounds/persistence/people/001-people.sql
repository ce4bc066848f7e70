--liquibase formatted sql

--changeset rounds:people-001
CREATE TABLE team (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  name         text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  kind         text NOT NULL CHECK (kind IN ('PROGRAM', 'WARD', 'CLINIC', 'SITE')),
  time_zone    text,
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, name)
);
SELECT rounds_tenant_table('team', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE person (
  id                        uuid PRIMARY KEY,
  workspace_id              uuid NOT NULL REFERENCES workspace (id),
  name                      text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  type                      text NOT NULL CHECK (type IN ('RESIDENT', 'FACULTY', 'NURSE', 'STAFF', 'AGENT')),
  active                    boolean NOT NULL,
  period_days               int CHECK (period_days BETWEEN 1 AND 400),
  max_minutes               int CHECK (max_minutes >= 0),
  min_minutes               int CHECK (min_minutes >= 0),
  max_consecutive_shifts    int CHECK (max_consecutive_shifts BETWEEN 1 AND 400),
  min_consecutive_shifts    int CHECK (min_consecutive_shifts BETWEEN 1 AND 400),
  min_consecutive_days_off  int CHECK (min_consecutive_days_off BETWEEN 1 AND 400),
  max_weekends              int CHECK (max_weekends BETWEEN 0 AND 60),
  min_rest_minutes          int CHECK (min_rest_minutes BETWEEN 0 AND 2880),
  created_at                timestamptz NOT NULL,
  version                   bigint NOT NULL,
  UNIQUE (workspace_id, id),
  CHECK (min_minutes <= max_minutes),
  CHECK (min_consecutive_shifts <= max_consecutive_shifts)
);
SELECT rounds_tenant_table('person', 'SELECT, INSERT, UPDATE');
CREATE INDEX person_by_name ON person (workspace_id, name, id);

CREATE TABLE person_skill (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  person_id    uuid NOT NULL,
  skill        text NOT NULL CHECK (skill ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  PRIMARY KEY (workspace_id, person_id, skill),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
);
SELECT rounds_tenant_table('person_skill', 'SELECT, INSERT, UPDATE, DELETE');

-- One grade per academic year, so that the past keeps its grade (DESIGN 3.6).
CREATE TABLE person_grade (
  workspace_id  uuid NOT NULL DEFAULT rounds_workspace(),
  person_id     uuid NOT NULL,
  academic_year int NOT NULL CHECK (academic_year BETWEEN 1970 AND 2999),
  pgy_level     int NOT NULL CHECK (pgy_level BETWEEN 1 AND 8),
  PRIMARY KEY (workspace_id, person_id, academic_year),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
);
SELECT rounds_tenant_table('person_grade', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE team_membership (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  team_id      uuid NOT NULL,
  person_id    uuid NOT NULL,
  start_date   date,
  end_date     date CHECK (end_date >= start_date),
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  EXCLUDE USING gist (workspace_id WITH =, team_id WITH =, person_id WITH =, daterange(start_date, end_date, '[]') WITH &&)
);
SELECT rounds_tenant_table('team_membership', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX team_membership_by_team ON team_membership (workspace_id, team_id, person_id);
CREATE INDEX team_membership_by_person ON team_membership (workspace_id, person_id);

CREATE TABLE absence (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  person_id    uuid NOT NULL,
  type         text NOT NULL CHECK (type IN ('VACATION', 'SICK', 'CONFERENCE', 'TRAINING', 'PARENTAL', 'DAY_OFF', 'OTHER')),
  start_date   date NOT NULL,
  end_date     date NOT NULL CHECK (end_date >= start_date),
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, daterange(start_date, end_date, '[]') WITH &&)
);
SELECT rounds_tenant_table('absence', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX absence_by_start ON absence (workspace_id, start_date, id);
