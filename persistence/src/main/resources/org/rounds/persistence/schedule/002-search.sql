--liquibase formatted sql

--changeset rounds:schedule-002-search splitStatements:false
-- Search as in people/003-search.sql.
SELECT rounds_searchable('schedule', 'name');

-- GET /coverage-requirements, and those that touch a period
CREATE INDEX coverage_by_start ON coverage_requirement (workspace_id, start_date, id);
-- GET /requests?activity_id=...
CREATE INDEX roster_request_by_activity ON roster_request (workspace_id, activity_id, date, id);
-- GET /schedules
CREATE INDEX schedule_by_creation ON schedule (workspace_id, created_at, id);
-- GET /schedules?team_id=...
CREATE INDEX schedule_by_team ON schedule (workspace_id, team_id, created_at, id);
-- GET /schedules/{id}/assignments
CREATE INDEX assignment_by_day ON assignment (workspace_id, schedule_id, date, starts_at, id);
