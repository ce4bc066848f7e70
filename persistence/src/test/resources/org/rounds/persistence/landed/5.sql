
-- What the work on issue 5 added.
UPDATE solver_job SET state = 'PAUSED', pauses = 2, lease_until = NULL, node = NULL WHERE id = pg_temp.id('draft');
INSERT INTO solver_checkpoint (id, workspace_id, people, dates, activities, score_calculations, created_at, version)
VALUES (pg_temp.id('draft'), '$w', ARRAY[pg_temp.id('person1'), pg_temp.id('person2')], ARRAY[DATE '2026-03-02', DATE '2026-03-29'],
        ARRAY[pg_temp.id('call'), pg_temp.id('gone')], 31000, now(), 3);
INSERT INTO pin (id, workspace_id, schedule_id, person_id, date, slot, activity_id, created_at, version)
VALUES (pg_temp.id('pin1'), '$w', pg_temp.id('draft'), pg_temp.id('person1'), '2026-03-02', 'NIGHT', pg_temp.id('call'), now(), 0),
       (pg_temp.id('pin2'), '$w', pg_temp.id('draft'), pg_temp.id('person2'), '2026-03-02', 'NIGHT', NULL, now(), 0);

INSERT INTO schedule (id, workspace_id, name, team_id, layer, granularity, start_date, end_date, status, scenario_of,
                      created_at, version)
VALUES (pg_temp.id('what if'), '$w', 'Two more heads', pg_temp.id('icu'), 'WORK', 'DAY', '2026-02-02', '2026-03-01', 'DRAFT',
        pg_temp.id('force'), now(), 2);
INSERT INTO scenario_base (workspace_id, scenario_id, person_id, date, slot, activity_id)
SELECT '$w', pg_temp.id('what if'), person_id, date, slot, activity_id FROM assignment WHERE schedule_id = pg_temp.id('force');
INSERT INTO scenario_change (workspace_id, scenario_id, kind, activity_id, skill, minimum, required, person_id, start_date,
                             end_date, limit_name, limit_value, rule_set_id)
VALUES ('$w', pg_temp.id('what if'), 'COVER', pg_temp.id('day'), 'icu', 1, 3, NULL, '2026-02-02', '2026-02-08', NULL, NULL, NULL),
       ('$w', pg_temp.id('what if'), 'AWAY', NULL, NULL, NULL, NULL, pg_temp.id('person1'), '2026-02-09', '2026-02-10', NULL, NULL, NULL),
       ('$w', pg_temp.id('what if'), 'LIMIT', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'MAX_WEEKENDS', 2, NULL),
       ('$w', pg_temp.id('what if'), 'RULES_OFF', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, pg_temp.id('rules'));
