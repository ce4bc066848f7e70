--liquibase formatted sql

--changeset rounds:schedule-life-001 splitStatements:false
-- The rights of catalogue/residency.md 3.11; an administrator has all that there are.
INSERT INTO role_permission (role, resource, action)
SELECT 'admin', 'assignment', a.action
FROM (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('approve'), ('reject'), ('execute'), ('export'), ('import'), ('manage')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT 'coordinator', 'assignment', a.action
FROM (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('manage')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT r.role, 'assignment', a.action
FROM (VALUES ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role), (VALUES ('read'), ('list')) a (action);

-- Why a hard violation of a schedule is accepted, by whom: it covers the violation as it was then, and nothing worse.
CREATE TABLE acknowledgement (
  id              uuid PRIMARY KEY,
  workspace_id    uuid NOT NULL REFERENCES workspace (id),
  schedule_id     uuid NOT NULL,
  rule            text NOT NULL CHECK (rule ~ '^[a-z][a-z0-9_]{0,63}$'),
  person_id       uuid,
  activity_id     uuid,
  start_date      date NOT NULL,
  end_date        date NOT NULL CHECK (end_date >= start_date),
  penalty         bigint NOT NULL CHECK (penalty > 0),
  reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  acknowledged_by uuid,
  created_at      timestamptz NOT NULL,
  version         bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('acknowledgement', 'SELECT, INSERT, DELETE');
CREATE INDEX acknowledgement_by_schedule ON acknowledgement (workspace_id, schedule_id, created_at, id);

-- GET /assignments, and those of a person
CREATE INDEX assignment_by_date ON assignment (workspace_id, date, starts_at, id);
CREATE INDEX assignment_by_person ON assignment (workspace_id, person_id, date, starts_at, id);

--changeset rounds:schedule-life-002
INSERT INTO role_permission (role, resource, action)
SELECT 'admin', 'conflict', a.action
FROM (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('approve'), ('reject'), ('execute'), ('export'), ('import'), ('manage')) a (action);
INSERT INTO role_permission (role, resource, action) VALUES
  ('coordinator', 'conflict', 'read'), ('coordinator', 'conflict', 'list'), ('coordinator', 'conflict', 'update'),
  ('coordinator', 'conflict', 'manage');
INSERT INTO role_permission (role, resource, action, scope) VALUES
  ('resident', 'conflict', 'read', 'own'), ('resident', 'conflict', 'list', 'own');

--changeset rounds:schedule-life-003
-- What a publication changed for whom, and how it was taken back.
CREATE TABLE publication (
  id              uuid PRIMARY KEY,
  workspace_id    uuid NOT NULL REFERENCES workspace (id),
  schedule_id     uuid NOT NULL,
  team_id         uuid,
  layer           text NOT NULL CHECK (layer IN ('ROTATION', 'WORK', 'CALL')),
  published_by    uuid,
  added           int NOT NULL CHECK (added >= 0),
  changed         int NOT NULL CHECK (changed >= 0),
  removed         int NOT NULL CHECK (removed >= 0),
  people          int NOT NULL CHECK (people >= 0),
  rolled_back_at  timestamptz,
  rolled_back_by  uuid,
  rollback_reason text CHECK (length(rollback_reason) BETWEEN 10 AND 500),
  created_at      timestamptz NOT NULL,
  version         bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id),
  CHECK ((rolled_back_at IS NULL) = (rollback_reason IS NULL))
);
SELECT rounds_tenant_table('publication', 'SELECT, INSERT, UPDATE');
CREATE INDEX publication_by_team ON publication (workspace_id, team_id, layer, created_at, id);
CREATE INDEX publication_by_schedule ON publication (workspace_id, schedule_id, created_at);

-- What a publication put out of force, so that it can come back.
CREATE TABLE publication_takeover (
  workspace_id   uuid NOT NULL DEFAULT rounds_workspace(),
  publication_id uuid NOT NULL,
  assignment_id  uuid NOT NULL,
  PRIMARY KEY (workspace_id, publication_id, assignment_id),
  FOREIGN KEY (workspace_id, publication_id) REFERENCES publication (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, assignment_id) REFERENCES assignment (workspace_id, id) ON DELETE CASCADE
);
SELECT rounds_tenant_table('publication_takeover', 'SELECT, INSERT, DELETE');
CREATE INDEX publication_takeover_by_assignment ON publication_takeover (workspace_id, assignment_id);

--changeset rounds:schedule-life-004 splitStatements:false
-- One row per workspace, made with it.
CREATE TABLE settings (
  id                  uuid PRIMARY KEY,
  workspace_id        uuid NOT NULL REFERENCES workspace (id),
  freeze_horizon_days int NOT NULL DEFAULT 7 CHECK (freeze_horizon_days BETWEEN 0 AND 30),
  freeze_scope        text NOT NULL DEFAULT 'NON_EMERGENCY_ONLY'
    CHECK (freeze_scope IN ('NONE', 'NON_EMERGENCY_ONLY', 'ALL_CHANGES_REQUIRE_OVERRIDE')),
  schedule_lock_date  date CHECK (schedule_lock_date BETWEEN DATE '1970-01-01' AND DATE '2999-12-31'),
  created_at          timestamptz NOT NULL,
  version             bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id)
);
SELECT rounds_tenant_table('settings', 'SELECT, INSERT, UPDATE');
INSERT INTO settings (id, workspace_id, created_at, version) SELECT uuidv7(), id, created_at, 0 FROM workspace;
CREATE FUNCTION rounds_settings() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO settings (id, workspace_id, created_at, version) VALUES (uuidv7(), NEW.id, NEW.created_at, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER workspace_settings AFTER INSERT ON workspace FOR EACH ROW EXECUTE FUNCTION rounds_settings();

INSERT INTO role_permission (role, resource, action)
SELECT 'admin', 'settings', a.action
FROM (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('approve'), ('reject'), ('execute'), ('export'), ('import'), ('manage')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT r.role, 'settings', 'read'
FROM (VALUES ('coordinator'), ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role);

-- Why a published day was changed although it was frozen.
CREATE TABLE freeze_override (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspace (id),
  schedule_id   uuid NOT NULL,
  assignment_id uuid NOT NULL,
  person_id     uuid NOT NULL,
  date          date NOT NULL,
  reason_code   text NOT NULL CHECK (reason_code IN
    ('SICK_CALL', 'DEPLOYMENT', 'SAFETY', 'COVERAGE_GAP', 'EMERGENCY_LEAVE', 'CRISIS_MODE', 'ADMINISTRATIVE', 'OTHER')),
  reason_text   text NOT NULL CHECK (length(reason_text) BETWEEN 1 AND 500),
  overridden_by uuid,
  created_at    timestamptz NOT NULL,
  version       bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
);
SELECT rounds_tenant_table('freeze_override', 'SELECT, INSERT');
CREATE INDEX freeze_override_by_schedule ON freeze_override (workspace_id, schedule_id, created_at);

-- Leave to publish changes on or before the lock date, as that was when it was given; used up by one publication.
CREATE TABLE break_glass (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  schedule_id  uuid NOT NULL,
  lock_date    date NOT NULL,
  reason       text NOT NULL CHECK (length(reason) BETWEEN 10 AND 500),
  approved_by  uuid,
  used_at      timestamptz,
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE
);
SELECT rounds_tenant_table('break_glass', 'SELECT, INSERT, UPDATE');
CREATE INDEX break_glass_by_schedule ON break_glass (workspace_id, schedule_id, created_at);
