--liquibase formatted sql

--changeset rounds:schedule-drafts-001 splitStatements:false
-- The drafts of other layers that a schedule is planned around, as if they were in force. One that is deleted is named no more.
CREATE TABLE schedule_draft (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  schedule_id  uuid NOT NULL,
  draft_id     uuid NOT NULL CHECK (draft_id <> schedule_id),
  PRIMARY KEY (workspace_id, schedule_id, draft_id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, draft_id) REFERENCES schedule (workspace_id, id) ON DELETE CASCADE
);
SELECT rounds_tenant_table('schedule_draft', 'SELECT, INSERT, DELETE');
CREATE INDEX schedule_draft_by_draft ON schedule_draft (workspace_id, draft_id);
