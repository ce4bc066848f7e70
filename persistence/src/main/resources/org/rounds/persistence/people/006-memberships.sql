--liquibase formatted sql

--changeset rounds:people-006
ALTER TABLE team_membership ADD COLUMN role text NOT NULL DEFAULT 'MEMBER' CHECK (role IN ('LEAD', 'MEMBER'));
CREATE INDEX team_membership_by_start ON team_membership (workspace_id, start_date, id);

-- Who is where can be seen on every roster.
INSERT INTO role_permission (role, resource, action)
SELECT 'admin', 'membership', a.action
FROM (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('approve'), ('reject'), ('execute'), ('export'), ('import'), ('manage')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT 'coordinator', 'membership', a.action
FROM (VALUES ('create'), ('read'), ('list'), ('update'), ('delete')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT r.role, 'membership', a.action
FROM (VALUES ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role),
     (VALUES ('read'), ('list')) a (action);
