--liquibase formatted sql

--changeset rounds:rotation-templates-001
ALTER TABLE activity
  ADD COLUMN abbreviation text CHECK (length(abbreviation) BETWEEN 1 AND 20),
  ADD COLUMN color text CHECK (color ~ '^#[0-9a-fA-F]{6}$'),
  ADD COLUMN leave_eligible boolean NOT NULL DEFAULT true,
  ADD COLUMN supervision_required boolean NOT NULL DEFAULT false,
  ADD COLUMN provides_supervision boolean NOT NULL DEFAULT false,
  ADD COLUMN min_pgy_level int CHECK (min_pgy_level BETWEEN 1 AND 8),
  ADD COLUMN max_pgy_level int CHECK (max_pgy_level BETWEEN 1 AND 8),
  ADD COLUMN setting text CHECK (setting IN ('INPATIENT', 'OUTPATIENT', 'ELECTIVE', 'EDUCATION', 'OTHER')),
  ADD COLUMN includes_weekend_work boolean NOT NULL DEFAULT false,
  ADD COLUMN archived_at timestamptz,
  ADD CONSTRAINT activity_pgy_levels CHECK (min_pgy_level <= max_pgy_level);

-- The week of a rotation; no week: every week.
CREATE TABLE rotation_pattern (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  template_id  uuid NOT NULL,
  weekday      int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  slot         text NOT NULL CHECK (slot IN ('AM', 'PM', 'DAY', 'NIGHT')),
  week         int CHECK (week BETWEEN 1 AND 4),
  activity_id  uuid NOT NULL,
  is_protected boolean NOT NULL,
  UNIQUE NULLS NOT DISTINCT (workspace_id, template_id, weekday, slot, week),
  FOREIGN KEY (workspace_id, template_id) REFERENCES activity (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('rotation_pattern', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX rotation_pattern_by_activity ON rotation_pattern (workspace_id, activity_id);

-- How many blocks of the rotation a grade does in an academic year; no maximum: as many as there are.
CREATE TABLE rotation_requirement (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  template_id  uuid NOT NULL,
  pgy_level    int NOT NULL CHECK (pgy_level BETWEEN 1 AND 8),
  min_blocks   int NOT NULL CHECK (min_blocks BETWEEN 0 AND 53),
  max_blocks   int CHECK (max_blocks BETWEEN min_blocks AND 53),
  PRIMARY KEY (workspace_id, template_id, pgy_level),
  FOREIGN KEY (workspace_id, template_id) REFERENCES activity (workspace_id, id) ON DELETE CASCADE
);
SELECT rounds_tenant_table('rotation_requirement', 'SELECT, INSERT, UPDATE, DELETE');
