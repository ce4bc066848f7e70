--liquibase formatted sql

--changeset rounds:shared-references-001 splitStatements:false
-- The tables with rows of this workspace that refer to a row, and would keep it from being deleted. Children, which go
-- with their parent (ON DELETE CASCADE), do not.
CREATE FUNCTION rounds_references(target regclass, target_id uuid) RETURNS SETOF text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  key record;
  used boolean;
BEGIN
  FOR key IN
    SELECT DISTINCT f.conrelid::regclass::text AS source, a.attname
    FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
    WHERE f.contype = 'f' AND f.confrelid = target AND f.confdeltype <> 'c' AND a.attname <> 'workspace_id'
    ORDER BY 1
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE workspace_id = rounds_workspace() AND %I = $1)',
                   key.source, key.attname) INTO used USING target_id;
    IF used THEN
      RETURN NEXT key.source;
    END IF;
  END LOOP;
END $$;
