--liquibase formatted sql

--changeset rounds:identity-search-001 splitStatements:false
-- Search as in people/003-search.sql.
SELECT rounds_searchable('app_user', 'username');
SELECT rounds_searchable('role', 'name || '' '' || title');

-- GET /users
CREATE INDEX app_user_by_name ON app_user (workspace_id, username, id);
