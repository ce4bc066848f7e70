--liquibase formatted sql

--changeset rounds:people-003 splitStatements:false
-- A text as search compares it: without case, accents and other marks (René = rene, Groß = GROSS).
CREATE FUNCTION rounds_fold(said text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN casefold(regexp_replace(normalize(said, NFKD), '[\u0300-\u036F]', '', 'g') COLLATE "und-x-icu");

-- What LIKE finds the folded text with, anywhere; what LIKE takes for signs of its own stands for itself.
CREATE FUNCTION rounds_anywhere(wanted text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN '%' || regexp_replace(rounds_fold(wanted), '([\\%_])', '\\\1', 'g') || '%';

-- LIKE is not leakproof: under row-level security it would be asked of every row, without its index. So search goes
-- through one door per table, which filters the workspace itself and gives ids only. In the index the workspace comes
-- first, so that two letters, too few for a trigram, cost no more than one workspace.
CREATE INDEX person_search ON person USING gist (workspace_id, rounds_fold(name) gist_trgm_ops);
CREATE FUNCTION rounds_search_person(wanted text) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(id) FROM person
  WHERE workspace_id = rounds_workspace() AND rounds_fold(name) LIKE rounds_anywhere(wanted)
$$;
REVOKE ALL ON FUNCTION rounds_search_person(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_search_person(text) TO rounds_app;

CREATE INDEX team_search ON team USING gist (workspace_id, rounds_fold(name) gist_trgm_ops);
CREATE FUNCTION rounds_search_team(wanted text) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(id) FROM team
  WHERE workspace_id = rounds_workspace() AND rounds_fold(name) LIKE rounds_anywhere(wanted)
$$;
REVOKE ALL ON FUNCTION rounds_search_team(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_search_team(text) TO rounds_app;

-- GET /people?skill=icu
CREATE INDEX person_skill_by_skill ON person_skill (workspace_id, skill, person_id);
