--liquibase formatted sql

--changeset rounds:people-005
ALTER TABLE person
  ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 255),
  ADD COLUMN employment_fraction numeric(3, 2) NOT NULL DEFAULT 1 CHECK (employment_fraction BETWEEN 0.01 AND 1),
  ADD COLUMN faculty_role text CHECK (faculty_role IN ('PD', 'APD', 'OIC', 'DEPT_CHIEF', 'SPORTS_MED', 'CORE', 'ADJUNCT')),
  ADD COLUMN clinical_blocks int CHECK (clinical_blocks BETWEEN 0 AND 27),
  ADD COLUMN min_clinic_halfdays_per_week int CHECK (min_clinic_halfdays_per_week BETWEEN 0 AND 14),
  ADD COLUMN max_clinic_halfdays_per_week int CHECK (max_clinic_halfdays_per_week BETWEEN 0 AND 14),
  ADD CHECK (min_clinic_halfdays_per_week <= max_clinic_halfdays_per_week),
  ADD CHECK (faculty_role IS NULL OR type = 'FACULTY');
-- One mailbox, one person: however it is written.
CREATE UNIQUE INDEX person_email_key ON person (workspace_id, lower(email));

CREATE TABLE person_specialty (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  person_id    uuid NOT NULL,
  specialty    text COLLATE "und-x-icu" NOT NULL CHECK (length(specialty) BETWEEN 1 AND 100),
  PRIMARY KEY (workspace_id, person_id, specialty),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
);
SELECT rounds_tenant_table('person_specialty', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX person_specialty_by_specialty ON person_specialty (workspace_id, specialty, person_id);

-- Whoever has graduated has no grade any more.
ALTER TABLE person_grade
  ALTER COLUMN pgy_level DROP NOT NULL,
  ADD COLUMN graduated boolean NOT NULL DEFAULT false,
  ADD CHECK (graduated = (pgy_level IS NULL));
