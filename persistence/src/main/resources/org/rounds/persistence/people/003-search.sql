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
-- through one door per table, rounds_search_<table>, which filters the workspace itself and gives ids only. In the index
-- the workspace comes first, so that two letters, too few for a trigram, cost no more than one workspace.
CREATE FUNCTION rounds_searchable(target regclass, said text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  door text := format('rounds_search_%s(text)', target);
BEGIN
  EXECUTE format('CREATE INDEX %1$s_search ON %1$s USING gist (workspace_id, rounds_fold(%2$s) gist_trgm_ops)', target, said);
  EXECUTE format('CREATE FUNCTION rounds_search_%1$s(wanted text) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $door$
    SELECT array_agg(id) FROM %1$s
    WHERE workspace_id = rounds_workspace() AND rounds_fold(%2$s) LIKE rounds_anywhere(wanted)
    $door$', target, said);
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
  EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO rounds_app', door);
END $$;

SELECT rounds_searchable('person', 'name');
SELECT rounds_searchable('team', 'name');

-- GET /people?skill=icu
CREATE INDEX person_skill_by_skill ON person_skill (workspace_id, skill, person_id);
