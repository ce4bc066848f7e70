--liquibase formatted sql

--changeset rounds:schedule-fairness-001 splitStatements:false
-- Burdensome work as a ledger: what somebody has done (earned) against what would have been that person's part of it
-- among those alike (share). Entries are only ever added; earned and shares of every statement come to the same sum.
CREATE TABLE fairness_entry (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspace (id),
  schedule_id   uuid NOT NULL,
  person_id     uuid NOT NULL,
  category      text NOT NULL CHECK (category IN ('CALL', 'NIGHT', 'WEEKEND', 'HOLIDAY')),
  academic_year int NOT NULL CHECK (academic_year BETWEEN 1969 AND 2999),
  earned        numeric(9, 3) NOT NULL,
  share         numeric(9, 3) NOT NULL,
  created_at    timestamptz NOT NULL,
  version       bigint NOT NULL,
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, schedule_id) REFERENCES schedule (workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
  CHECK (earned <> 0 OR share <> 0)
);
SELECT rounds_tenant_table('fairness_entry', 'SELECT, INSERT');
-- GET /fairness/entries, a person's statement, and what a schedule has posted already
CREATE INDEX fairness_entry_by_time ON fairness_entry (workspace_id, created_at, id);
CREATE INDEX fairness_entry_by_person ON fairness_entry (workspace_id, person_id, category, academic_year);
CREATE INDEX fairness_entry_by_schedule ON fairness_entry (workspace_id, schedule_id);

CREATE FUNCTION rounds_fairness_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added GROUP BY schedule_id, category, academic_year HAVING sum(earned) <> sum(share)) THEN
    RAISE EXCEPTION 'Fairness entries do not come to the same sum' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'fairness_entry_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER fairness_entry_balanced AFTER INSERT ON fairness_entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION rounds_fairness_balanced();

-- Minutes between midnight and six by the zone's clock.
CREATE FUNCTION rounds_night_minutes(start timestamptz, stop timestamptz, zone text) RETURNS numeric
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(extract(epoch FROM least(stop, dawn) - greatest(start, midnight)) / 60), 0)
  FROM (SELECT d AT TIME ZONE zone AS midnight, (d + interval '6 hours') AT TIME ZONE zone AS dawn
        FROM generate_series((start AT TIME ZONE zone)::date::timestamp, stop AT TIME ZONE zone, interval '1 day') d) night
  WHERE midnight < stop AND dawn > start
$$;

-- What a schedule's work in force is worth. A night has at least three hours between midnight and six, as the rule
-- consecutive_nights means it; half a day counts half. A share is by employment, among people of the same type and grade.
CREATE FUNCTION rounds_fairness_due(target uuid)
  RETURNS TABLE (person_id uuid, category text, academic_year int, earned numeric, share numeric)
  LANGUAGE sql STABLE AS $$
  WITH planned AS (
    SELECT s.workspace_id, s.team_id, coalesce(t.time_zone, w.time_zone) AS zone, p.id, p.type, p.employment_fraction AS part
    FROM schedule s
    JOIN workspace w ON w.id = s.workspace_id
    LEFT JOIN team t ON t.id = s.team_id
    JOIN schedule_person sp ON sp.schedule_id = s.id
    JOIN person p ON p.id = sp.person_id
    WHERE s.id = target AND s.layer <> 'ROTATION'
  ), done AS (
    SELECT p.id, c.category, extract(year FROM a.date - interval '6 months')::int AS year,
      sum(CASE WHEN a.slot IN ('AM', 'PM') THEN 0.5 ELSE 1 END) AS points
    FROM planned p
    JOIN assignment a ON a.schedule_id = target AND a.person_id = p.id AND a.in_force
    JOIN activity y ON y.id = a.activity_id AND y.presence <> 'NONE'
    CROSS JOIN LATERAL (VALUES
      ('CALL', y.kind = 'CALL'),
      ('NIGHT', y.presence = 'ON_SITE' AND rounds_night_minutes(a.starts_at, a.ends_at, p.zone) >= 180),
      ('WEEKEND', extract(isodow FROM a.date) >= 6),
      ('HOLIDAY', EXISTS (SELECT FROM holiday h WHERE h.workspace_id = p.workspace_id AND h.date = a.date
        AND h.kind IN ('FEDERAL', 'LOCAL', 'INAUGURATION') AND (h.team_id IS NULL OR h.team_id = p.team_id)))
    ) c (category, counts)
    WHERE c.counts
    GROUP BY 1, 2, 3
  ), due AS (
    SELECT p.id, k.category, k.year, coalesce(d.points, 0) AS points, p.part,
      sum(coalesce(d.points, 0)) OVER alike AS whole,
      sum(p.part) OVER alike AS parts,
      sum(p.part) OVER (alike ORDER BY p.id) AS upto
    FROM planned p
    CROSS JOIN (SELECT DISTINCT done.category, done.year FROM done) k
    LEFT JOIN person_grade g ON g.person_id = p.id AND g.academic_year = k.year
    LEFT JOIN done d ON d.id = p.id AND d.category = k.category AND d.year = k.year
    WINDOW alike AS (PARTITION BY k.category, k.year, p.type, g.pgy_level)
  )
  -- Rounded sums subtracted, not rounded parts: they come to the whole.
  SELECT id, category, year, points, round(whole * upto / parts, 3) - round(whole * (upto - part) / parts, 3) FROM due
$$;

-- Adds what a schedule's work in force is worth and has not been posted yet.
CREATE FUNCTION rounds_fairness_post(target uuid, at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO fairness_entry (id, workspace_id, schedule_id, person_id, category, academic_year, earned, share, created_at, version)
  SELECT uuidv7(), s.workspace_id, s.id, person_id, category, academic_year,
    coalesce(d.earned, 0) - coalesce(e.earned, 0), coalesce(d.share, 0) - coalesce(e.share, 0), at, 0
  FROM schedule s, rounds_fairness_due(target) d
  FULL JOIN (
    SELECT f.person_id, f.category, f.academic_year, sum(f.earned) AS earned, sum(f.share) AS share
    FROM fairness_entry f WHERE f.schedule_id = target GROUP BY 1, 2, 3
  ) e USING (person_id, category, academic_year)
  WHERE s.id = target
    AND (coalesce(d.earned, 0) <> coalesce(e.earned, 0)
      OR coalesce(d.share, 0) <> coalesce(e.share, 0))
$$;

-- What was published before there was a ledger.
SELECT rounds_fairness_post(id, now()) FROM schedule WHERE status IN ('PUBLISHED', 'SUPERSEDED');

INSERT INTO role_permission (role, resource, action)
SELECT r.role, 'fairness', a.action
FROM (VALUES ('admin'), ('coordinator'), ('faculty')) r (role), (VALUES ('read'), ('list')) a (action);
INSERT INTO role_permission (role, resource, action, scope)
SELECT r.role, 'fairness', a.action, 'own'
FROM (VALUES ('resident'), ('clinical_staff'), ('rn'), ('lpn'), ('msa')) r (role), (VALUES ('read'), ('list')) a (action);
