--liquibase formatted sql

--changeset rounds:rotation-calendar-001
CREATE TABLE academic_year (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  -- The calendar year in which it starts, as in person_grade.
  year         int NOT NULL CHECK (year BETWEEN 1970 AND 2999),
  name         text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  start_date   date NOT NULL,
  end_date     date NOT NULL CHECK (end_date >= start_date),
  created_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, year),
  UNIQUE (workspace_id, id, start_date, end_date),
  CHECK (end_date - start_date < 400),
  EXCLUDE USING gist (workspace_id WITH =, daterange(start_date, end_date, '[]') WITH &&)
);
SELECT rounds_tenant_table('academic_year', 'SELECT, INSERT, UPDATE, DELETE');

-- year_start and year_end are the year's own, by its key: so no block is ever outside of its year, whoever changes which.
CREATE TABLE block (
  id               uuid PRIMARY KEY,
  workspace_id     uuid NOT NULL REFERENCES workspace (id),
  academic_year_id uuid NOT NULL,
  year_start       date NOT NULL,
  year_end         date NOT NULL,
  number           int NOT NULL CHECK (number BETWEEN 0 AND 53),
  name             text COLLATE "und-x-icu" CHECK (length(name) BETWEEN 1 AND 255),
  start_date       date NOT NULL CHECK (start_date >= year_start),
  end_date         date NOT NULL CHECK (end_date BETWEEN start_date AND year_end),
  orientation      boolean NOT NULL,
  created_at       timestamptz NOT NULL,
  version          bigint NOT NULL,
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, academic_year_id, number),
  FOREIGN KEY (workspace_id, academic_year_id, year_start, year_end)
    REFERENCES academic_year (workspace_id, id, start_date, end_date) ON UPDATE CASCADE,
  EXCLUDE USING gist (workspace_id WITH =, daterange(start_date, end_date, '[]') WITH &&)
);
SELECT rounds_tenant_table('block', 'SELECT, INSERT, UPDATE, DELETE');
-- GET /blocks
CREATE INDEX block_by_start ON block (workspace_id, start_date, id);

-- catalogue/residency.md 3.11
INSERT INTO role_permission (role, resource, action)
SELECT 'admin', p.resource, a.action
FROM (VALUES ('block'), ('rotation')) p (resource),
     (VALUES ('create'), ('read'), ('list'), ('update'), ('delete'), ('approve'), ('reject'), ('execute'), ('export'), ('import'), ('manage')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT 'coordinator', p.resource, a.action
FROM (VALUES ('block'), ('rotation')) p (resource),
     (VALUES ('create'), ('read'), ('list'), ('update'), ('delete')) a (action);
INSERT INTO role_permission (role, resource, action)
SELECT r.role, p.resource, a.action
FROM (VALUES ('faculty'), ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role),
     (VALUES ('block'), ('rotation')) p (resource),
     (VALUES ('read'), ('list')) a (action);

--changeset rounds:rotation-calendar-002 splitStatements:false
-- Search as in people/003-search.sql.
SELECT rounds_searchable('academic_year', 'name');
SELECT rounds_searchable('block', '''Block '' || number::text || '' '' || coalesce(name, '''')');
