--liquibase formatted sql

--changeset rounds:schedule-001 splitStatements:false
-- ISO weekdays of a bit mask (1 = Monday .. 64 = Sunday) as a set that an exclusion constraint can compare.
CREATE FUNCTION rounds_weekdays(mask int) RETURNS int4multirange
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT range_agg(int4range(d, d + 1)) FROM generate_series(0, 6) d WHERE mask & (1 << d) <> 0
$$;

CREATE TABLE coverage_requirement (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  team_id      uuid NOT NULL,
  activity_id  uuid NOT NULL,
  skill        text CHECK (skill ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  start_date   date NOT NULL,
  end_date     date NOT NULL CHECK (end_date >= start_date),
  weekdays     int NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
  weekday_set  int4multirange GENERATED ALWAYS AS (rounds_weekdays(weekdays)) STORED,
  minimum      int NOT NULL CHECK (minimum BETWEEN 0 AND required),
  required     int NOT NULL CHECK (required BETWEEN 0 AND 10000),
  under_weight int NOT NULL CHECK (under_weight BETWEEN 0 AND 1000000),
  over_weight  int NOT NULL CHECK (over_weight BETWEEN 0 AND 1000000),
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id),
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id),
  -- One requirement per team, activity, skill and day: two would leave open which one is meant.
  CONSTRAINT coverage_once EXCLUDE USING gist (workspace_id WITH =, team_id WITH =, activity_id WITH =,
    coalesce(skill, '') WITH =, daterange(start_date, end_date, '[]') WITH &&, weekday_set WITH &&)
);
SELECT rounds_tenant_table('coverage_requirement', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX coverage_by_team ON coverage_requirement (workspace_id, team_id, start_date, id);

CREATE TABLE roster_request (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  person_id    uuid NOT NULL,
  date         date NOT NULL,
  activity_id  uuid,
  kind         text NOT NULL CHECK (kind IN ('ON', 'OFF')),
  weight       int NOT NULL CHECK (weight BETWEEN 1 AND 1000000),
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE NULLS NOT DISTINCT (workspace_id, person_id, date, activity_id, kind),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('roster_request', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX roster_request_by_date ON roster_request (workspace_id, date, id);

CREATE TABLE schedule (
  id              uuid PRIMARY KEY,
  workspace_id    uuid NOT NULL REFERENCES workspace (id),
  name            text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  team_id         uuid,
  layer           text NOT NULL CHECK (layer IN ('ROTATION', 'WORK', 'CALL')),
  granularity     text NOT NULL CHECK (granularity IN ('DAY')),
  start_date      date NOT NULL CHECK (start_date >= DATE '1970-01-01'),
  end_date        date NOT NULL CHECK (end_date BETWEEN start_date AND start_date + 399 AND end_date < DATE '3000-01-01'),
  status          text NOT NULL CHECK (status IN ('QUEUED', 'SOLVING', 'DRAFT', 'PUBLISHED', 'SUPERSEDED', 'FAILED', 'CANCELLED')),
  hard_score      bigint CHECK (hard_score <= 0),
  medium_score    bigint CHECK (medium_score <= 0),
  soft_score      bigint CHECK (soft_score <= 0),
  coverage_rate   numeric(5, 4) CHECK (coverage_rate BETWEEN 0 AND 1),
  hard_violations int,
  soft_violations int,
  warnings        int,
  published_at    timestamptz,
  created_at      timestamptz NOT NULL,
  version         bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id),
  CHECK ((published_at IS NOT NULL) = (status IN ('PUBLISHED', 'SUPERSEDED')))
);
SELECT rounds_tenant_table('schedule', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX schedule_by_start ON schedule (workspace_id, start_date, id);

CREATE TABLE schedule_person (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  schedule_id  uuid NOT NULL,
  person_id    uuid NOT NULL,
  PRIMARY KEY (workspace_id, schedule_id, person_id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
);
SELECT rounds_tenant_table('schedule_person', 'SELECT, INSERT, DELETE');

CREATE TABLE assignment (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  schedule_id  uuid NOT NULL,
  person_id    uuid NOT NULL,
  layer        text NOT NULL CHECK (layer IN ('ROTATION', 'WORK', 'CALL')),
  date         date NOT NULL,
  activity_id  uuid NOT NULL,
  starts_at    timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL CHECK (ends_at > starts_at),
  in_force     boolean NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, schedule_id, person_id, date),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, schedule_id, person_id) REFERENCES schedule_person (workspace_id, schedule_id, person_id)
    ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('assignment', 'SELECT, INSERT, UPDATE, DELETE');
-- Publishing supersedes per person, layer and day (DESIGN 3.2): never two in force. Also finds a person's history.
CREATE UNIQUE INDEX assignment_in_force ON assignment (workspace_id, person_id, layer, date) WHERE in_force;

-- Published on-site time; never twice for one person, whatever the layer (DESIGN 3.7).
CREATE TABLE duty (
  workspace_id  uuid NOT NULL DEFAULT rounds_workspace(),
  person_id     uuid NOT NULL,
  assignment_id uuid NOT NULL,
  starts_at     timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL CHECK (ends_at > starts_at),
  during        tstzrange GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
  source        text NOT NULL CHECK (source IN ('SCHEDULE', 'AVAILABILITY')),
  bookable      boolean NOT NULL,
  PRIMARY KEY (workspace_id, person_id, during WITHOUT OVERLAPS),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  FOREIGN KEY (workspace_id, assignment_id) REFERENCES assignment (workspace_id, id)
);
SELECT rounds_tenant_table('duty', 'SELECT, INSERT, DELETE');
CREATE UNIQUE INDEX duty_by_assignment ON duty (workspace_id, assignment_id);
