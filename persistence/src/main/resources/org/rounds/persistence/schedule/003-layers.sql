--liquibase formatted sql

--changeset rounds:schedule-003-layers splitStatements:false
ALTER TABLE schedule
  DROP CONSTRAINT schedule_granularity_check,
  ADD CHECK (granularity IN ('BLOCK', 'DAY', 'HALF_DAY'));

-- Which halves of a day a slot takes, so that an exclusion constraint can compare them: a day and its morning do not
-- go together, its morning and its afternoon do.
CREATE FUNCTION rounds_halves(slot text) RETURNS int4range
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE slot WHEN 'AM' THEN int4range(0, 1) WHEN 'PM' THEN int4range(1, 2) ELSE int4range(0, 2) END;

-- An assignment is a block, a day or half a day of one person; a block has many days.
ALTER TABLE assignment
  ADD end_date date,
  ADD slot text NOT NULL DEFAULT 'DAY' CHECK (slot IN ('BLOCK', 'DAY', 'NIGHT', 'AM', 'PM')),
  ADD pinned boolean NOT NULL DEFAULT false,
  ADD override_reason text CHECK (length(override_reason) BETWEEN 1 AND 500),
  ADD notes text CHECK (length(notes) BETWEEN 1 AND 1000),
  ADD worked_minutes int CHECK (worked_minutes BETWEEN 0 AND 2880),
  ADD created_at timestamptz,
  ADD version bigint NOT NULL DEFAULT 0;
UPDATE assignment a SET end_date = date, created_at = s.created_at FROM schedule s WHERE s.id = a.schedule_id;
ALTER TABLE assignment
  ALTER end_date SET NOT NULL,
  ALTER created_at SET NOT NULL,
  ALTER slot DROP DEFAULT,
  ALTER pinned DROP DEFAULT,
  ALTER version DROP DEFAULT,
  ADD CHECK (end_date >= date AND (slot = 'BLOCK' OR end_date = date)),
  ADD days daterange GENERATED ALWAYS AS (daterange(date, end_date, '[]')) STORED,
  ADD halves int4range GENERATED ALWAYS AS (rounds_halves(slot)) STORED,
  DROP CONSTRAINT assignment_workspace_id_schedule_id_person_id_date_key,
  ADD CONSTRAINT assignment_once UNIQUE (workspace_id, person_id, schedule_id, date, slot),
  -- Publishing supersedes per person, layer and day (DESIGN 3.2): never two in force.
  ADD CONSTRAINT assignment_once_in_force EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, layer WITH =,
    days WITH &&, halves WITH &&) WHERE (in_force);
DROP INDEX assignment_in_force;
-- What people have in force in a period
CREATE INDEX assignment_in_force ON assignment (workspace_id, person_id, layer, date) WHERE in_force;
