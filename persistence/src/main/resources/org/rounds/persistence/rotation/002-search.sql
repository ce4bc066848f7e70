--liquibase formatted sql

--changeset rounds:rotation-002-search splitStatements:false
-- Search as in people/003-search.sql.
SELECT rounds_searchable('activity', 'code || '' '' || name');

-- GET /activities
CREATE INDEX activity_by_code ON activity (workspace_id, code, id);
