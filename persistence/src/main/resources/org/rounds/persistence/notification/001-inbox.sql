--liquibase formatted sql

--changeset rounds:notification-001
-- What a person is told in the application: one row per person and act, with facts instead of sentences. It belongs to the
-- person, so that it waits for whoever gets an account later; other channels refer to its rows.
CREATE TABLE notification (
  id              uuid PRIMARY KEY,
  workspace_id    uuid NOT NULL REFERENCES workspace (id),
  person_id       uuid NOT NULL,
  type            text NOT NULL CHECK (type IN ('SCHEDULE_PUBLISHED', 'ASSIGNMENT_CHANGED', 'ABSENCE_APPROVED', 'ABSENCE_REJECTED')),
  schedule_id     uuid,
  absence_id      uuid,
  -- What the act made of the schedule or absence: every act makes another version.
  subject_version bigint NOT NULL,
  -- How many of the person's assignments are new, other or gone, and from which day to which.
  cells           int CHECK (cells >= 0),
  start_date      date NOT NULL,
  end_date        date NOT NULL CHECK (end_date >= start_date),
  created_at      timestamptz NOT NULL,
  read_at         timestamptz,
  version         bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE NULLS NOT DISTINCT (workspace_id, person_id, schedule_id, absence_id, subject_version),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id),
  FOREIGN KEY (workspace_id, absence_id) REFERENCES absence (workspace_id, id) ON DELETE CASCADE,
  CHECK ((schedule_id IS NOT NULL) = (type IN ('SCHEDULE_PUBLISHED', 'ASSIGNMENT_CHANGED'))),
  CHECK ((schedule_id IS NULL) = (absence_id IS NOT NULL)),
  CHECK ((schedule_id IS NULL) = (cells IS NULL))
);
SELECT rounds_tenant_table('notification', 'SELECT, INSERT, UPDATE');
-- GET /notifications, and the number of those unread; the deletion of an absence
CREATE INDEX notification_inbox ON notification (workspace_id, person_id, created_at, id);
CREATE INDEX notification_unread ON notification (workspace_id, person_id, created_at, id) WHERE read_at IS NULL;
CREATE INDEX notification_by_absence ON notification (workspace_id, absence_id) WHERE absence_id IS NOT NULL;

-- Everybody who works reads the own inbox and nobody else's; to mark what has been read is part of reading.
INSERT INTO role_permission (role, resource, action, scope)
SELECT r.role, 'notification', a.action, 'own'
FROM (VALUES ('admin'), ('coordinator'), ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role),
     (VALUES ('read'), ('list')) a (action);
