--liquibase formatted sql

--changeset rounds:people-002
CREATE TABLE person_activity_limit (
  workspace_id uuid NOT NULL DEFAULT rounds_workspace(),
  person_id    uuid NOT NULL,
  activity_id  uuid NOT NULL,
  max_shifts   int NOT NULL CHECK (max_shifts >= 0),
  PRIMARY KEY (workspace_id, person_id, activity_id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id)
);
SELECT rounds_tenant_table('person_activity_limit', 'SELECT, INSERT, UPDATE, DELETE');
