--liquibase formatted sql

--changeset rounds:shared-references-002 splitStatements:false
-- As before, but only by the column that holds the id: a key may take more of the row along, as a block takes its year's days.
CREATE OR REPLACE FUNCTION rounds_references(target regclass, target_id uuid) RETURNS SETOF text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  key record;
  used boolean;
BEGIN
  FOR key IN
    SELECT DISTINCT f.conrelid::regclass::text AS source, own.attname
    FROM pg_constraint f
      CROSS JOIN unnest(f.conkey, f.confkey) AS pair (own, other)
      JOIN pg_attribute own ON own.attrelid = f.conrelid AND own.attnum = pair.own
      JOIN pg_attribute other ON other.attrelid = f.confrelid AND other.attnum = pair.other
    WHERE f.contype = 'f' AND f.confrelid = target AND f.confdeltype <> 'c' AND other.attname = 'id'
    ORDER BY 1
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE workspace_id = rounds_workspace() AND %I = $1)',
                   key.source, key.attname) INTO used USING target_id;
    IF used THEN
      RETURN NEXT key.source;
    END IF;
  END LOOP;
END $$;
