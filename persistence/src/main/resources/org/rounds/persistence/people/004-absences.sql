--liquibase formatted sql

--changeset rounds:people-004
-- What was entered until now was meant to hold at once: it is approved.
ALTER TABLE absence
  DROP CONSTRAINT absence_type_check,
  ADD CONSTRAINT absence_type_check CHECK (type IN (
    'VACATION', 'SICK', 'CONFERENCE', 'TRAINING', 'PARENTAL', 'DAY_OFF', 'OTHER', 'MEDICAL', 'FAMILY_EMERGENCY',
    'BEREAVEMENT', 'EMERGENCY_LEAVE', 'DEPLOYMENT', 'TDY', 'CONVALESCENT', 'MILITARY_DUTY', 'ADMINISTRATIVE')),
  ADD COLUMN state text NOT NULL DEFAULT 'APPROVED' CHECK (state IN (
    'ANTICIPATED', 'PENDING', 'APPROVED', 'CONFIRMED', 'REJECTED', 'DENIED', 'CANCELLED')),
  ADD COLUMN blocking boolean NOT NULL DEFAULT true,
  ADD COLUMN away_from_program boolean NOT NULL DEFAULT false,
  ADD COLUMN return_date_tentative boolean NOT NULL DEFAULT false,
  ADD COLUMN replacement_activity_id uuid,
  ADD COLUMN notes text CHECK (length(notes) <= 1000),
  ADD COLUMN reviewed_by uuid,
  ADD COLUMN reviewed_at timestamptz,
  ADD COLUMN review_notes text CHECK (length(review_notes) <= 1000),
  ADD FOREIGN KEY (workspace_id, replacement_activity_id) REFERENCES activity (workspace_id, id),
  ADD FOREIGN KEY (workspace_id, reviewed_by) REFERENCES app_user (workspace_id, id),
  ADD CHECK (num_nonnulls(reviewed_by, reviewed_at) IN (0, 2));
CREATE INDEX absence_by_replacement ON absence (workspace_id, replacement_activity_id)
  WHERE replacement_activity_id IS NOT NULL;
CREATE INDEX absence_by_person ON absence (workspace_id, person_id, start_date, id);

UPDATE absence SET away_from_program = true
FROM person p WHERE p.id = person_id AND p.type = 'RESIDENT' AND absence.type <> 'DAY_OFF';

-- What was refused or taken back leaves its days free.
ALTER TABLE absence
  DROP CONSTRAINT absence_workspace_id_person_id_daterange_excl,
  ADD CONSTRAINT absence_workspace_id_person_id_daterange_excl
    EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, daterange(start_date, end_date, '[]') WITH &&)
    WHERE (state IN ('ANTICIPATED', 'PENDING', 'APPROVED', 'CONFIRMED'));
