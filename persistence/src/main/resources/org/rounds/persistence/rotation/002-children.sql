--liquibase formatted sql

--changeset rounds:rotation-002
-- What an activity requires and forbids is part of it, and goes with it.
ALTER TABLE activity_skill
  DROP CONSTRAINT activity_skill_workspace_id_activity_id_fkey,
  ADD FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE activity_may_not_follow
  DROP CONSTRAINT activity_may_not_follow_workspace_id_activity_id_fkey,
  ADD FOREIGN KEY (workspace_id, activity_id) REFERENCES activity (workspace_id, id) ON DELETE CASCADE;
