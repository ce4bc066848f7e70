-- A workspace ($w) with rows in every table that issue 4 landed, as that release could have left them: a month of work
-- in force, an earlier schedule that it superseded, a draft in the making. Written for that schema, so never changed.
CREATE FUNCTION pg_temp.id(name text) RETURNS uuid LANGUAGE sql AS $$ SELECT md5('$w' || name)::uuid $$;

INSERT INTO workspace (id, workspace_id, slug, name, time_zone, created_at, version)
VALUES ('$w', '$w', 'w-$w', 'Clínica Ñandú', 'America/Asuncion', '2026-01-01 00:00:00.000001+00', 3);
INSERT INTO app_user (id, workspace_id, username, password_hash, role, active, created_at, version)
SELECT pg_temp.id('user' || n), '$w', '$w-' || n, '$argon2id$v=19$x', role, n <> 3, now(), 0
FROM unnest(ARRAY['admin', 'coordinator', 'rn']) WITH ORDINALITY r (role, n);

INSERT INTO team (id, workspace_id, name, kind, time_zone, created_at, version)
VALUES (pg_temp.id('icu'), '$w', 'ICU', 'WARD', NULL, now(), 0),
       (pg_temp.id('clinic'), '$w', 'Clinic', 'CLINIC', 'Europe/Berlin', now(), 1);
INSERT INTO person (id, workspace_id, name, type, active, period_days, max_minutes, min_minutes, max_consecutive_shifts,
                    min_consecutive_shifts, min_consecutive_days_off, max_weekends, min_rest_minutes, created_at, version)
SELECT pg_temp.id('person' || n), '$w', 'Łucja O''Neill ' || n,
       (ARRAY['RESIDENT', 'FACULTY', 'NURSE', 'STAFF', 'AGENT'])[1 + n % 5], n <> 12,
       28, 9600, 480, 5, 2, 2, 2, 660, now(), n
FROM generate_series(1, 12) n;
INSERT INTO person (id, workspace_id, name, type, active, created_at, version)
VALUES (pg_temp.id('free'), '$w', 'Bound by nothing', 'NURSE', true, now(), 0);
INSERT INTO person_skill (person_id, skill) SELECT pg_temp.id('person' || n), 'icu' FROM generate_series(1, 6) n;
INSERT INTO person_grade (person_id, academic_year, pgy_level)
SELECT pg_temp.id('person' || n), 2025 + n % 2, 1 + n % 8 FROM generate_series(1, 12) n;
INSERT INTO team_membership (id, workspace_id, team_id, person_id, start_date, end_date, created_at, version)
SELECT pg_temp.id('member' || n), '$w', pg_temp.id(CASE WHEN n % 2 = 0 THEN 'icu' ELSE 'clinic' END),
       pg_temp.id('person' || n), CASE WHEN n > 6 THEN DATE '2026-01-01' END, CASE WHEN n > 9 THEN DATE '2027-06-30' END,
       now(), 0
FROM generate_series(1, 12) n;
INSERT INTO absence (id, workspace_id, person_id, type, start_date, end_date, created_at, version)
SELECT pg_temp.id('absence' || n), '$w', pg_temp.id('person' || n), t, DATE '2026-03-01' + n::int, DATE '2026-03-04' + n::int,
       now(), 0
FROM unnest(ARRAY['VACATION', 'SICK', 'CONFERENCE', 'TRAINING', 'PARENTAL', 'DAY_OFF', 'OTHER', 'DEPLOYMENT'])
WITH ORDINALITY a (t, n);
UPDATE absence SET state = 'REJECTED', blocking = false, away_from_program = true, return_date_tentative = true,
       notes = 'Asked late', reviewed_by = pg_temp.id('user2'), reviewed_at = now(), review_notes = 'Too late'
WHERE id = pg_temp.id('absence7');

INSERT INTO activity (id, workspace_id, team_id, code, name, kind, start_time, length_minutes, presence, bookable,
                      created_at, version)
VALUES (pg_temp.id('day'), '$w', pg_temp.id('icu'), 'D', 'Day', 'SHIFT', '08:00', 480, 'ON_SITE', true, now(), 0),
       (pg_temp.id('night'), '$w', NULL, 'N', 'Night', 'SHIFT', '20:00', 720, 'ON_SITE', false, now(), 0),
       (pg_temp.id('call'), '$w', NULL, 'C', 'Home call', 'CALL', '17:00', 900, 'AT_HOME', false, now(), 2);
INSERT INTO activity_skill (activity_id, skill) VALUES (pg_temp.id('night'), 'icu');
INSERT INTO activity_may_not_follow (activity_id, next_id) VALUES (pg_temp.id('night'), pg_temp.id('day'));
INSERT INTO person_activity_limit (person_id, activity_id, max_shifts)
SELECT pg_temp.id('person' || n), pg_temp.id('night'), n FROM generate_series(1, 12) n;
UPDATE absence SET replacement_activity_id = pg_temp.id('call') WHERE id = pg_temp.id('absence8');
INSERT INTO coverage_requirement (id, workspace_id, team_id, activity_id, skill, start_date, end_date, weekdays, minimum,
                                  required, under_weight, over_weight, created_at, version)
VALUES (pg_temp.id('week'), '$w', pg_temp.id('icu'), pg_temp.id('day'), NULL, '2026-01-01', '2026-12-31', 31, 1, 3, 100, 1,
        now(), 0),
       (pg_temp.id('weekend'), '$w', pg_temp.id('icu'), pg_temp.id('day'), NULL, '2026-01-01', '2026-12-31', 96, 0, 2, 50,
        1, now(), 0),
       (pg_temp.id('skilled'), '$w', pg_temp.id('icu'), pg_temp.id('night'), 'icu', '2026-01-01', '2026-12-31', 127, 0, 1,
        100, 1, now(), 0);
INSERT INTO roster_request (id, workspace_id, person_id, date, activity_id, kind, weight, created_at, version)
SELECT pg_temp.id('wish' || n), '$w', pg_temp.id('person' || n), DATE '2026-02-02' + n,
       CASE WHEN n % 3 <> 0 THEN pg_temp.id('day') END, CASE WHEN n % 2 = 0 THEN 'ON' ELSE 'OFF' END, n, now(), 0
FROM generate_series(1, 12) n;

INSERT INTO schedule (id, workspace_id, name, team_id, layer, granularity, start_date, end_date, status, hard_score,
                      medium_score, soft_score, coverage_rate, hard_violations, soft_violations, warnings, published_at,
                      created_at, version)
VALUES (pg_temp.id('old'), '$w', 'First try', pg_temp.id('icu'), 'WORK', 'DAY', '2026-02-02', '2026-03-01', 'SUPERSEDED',
        -1, -20, -300, 0.9375, 1, 20, 0, '2026-01-10 08:00+00', now(), 4),
       (pg_temp.id('force'), '$w', 'February', pg_temp.id('icu'), 'WORK', 'DAY', '2026-02-02', '2026-03-01', 'PUBLISHED',
        0, -2, -31, 1, 0, 2, 1, '2026-01-20 08:00+00', now(), 5),
       (pg_temp.id('draft'), '$w', 'March', NULL, 'CALL', 'DAY', '2026-03-02', '2026-03-29', 'SOLVING',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, now(), 1),
       (pg_temp.id('failed'), '$w', 'Failed', NULL, 'ROTATION', 'DAY', '2026-04-01', '2026-04-30', 'FAILED',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, now(), 2);
INSERT INTO schedule_person (schedule_id, person_id)
SELECT pg_temp.id(s), pg_temp.id('person' || n) FROM generate_series(1, 12) n, unnest(ARRAY['old', 'force', 'draft']) s;
INSERT INTO assignment (id, workspace_id, schedule_id, person_id, layer, date, end_date, slot, activity_id, starts_at,
                        ends_at, in_force, pinned, override_reason, notes, worked_minutes, created_at, version)
SELECT pg_temp.id(s || n || '-' || d), '$w', pg_temp.id(s), pg_temp.id('person' || n), 'WORK', DATE '2026-02-02' + d,
       DATE '2026-02-02' + d, (ARRAY['DAY', 'AM', 'PM', 'NIGHT'])[1 + d % 4], pg_temp.id('day'),
       TIMESTAMPTZ '2026-02-02 11:00+00' + d * interval '1 day', TIMESTAMPTZ '2026-02-02 19:00+00' + d * interval '1 day',
       s = 'force', n = 1, CASE WHEN n = 1 THEN 'Nobody else' END, CASE WHEN n = 2 THEN 'Brings the keys' END,
       CASE WHEN n = 3 THEN 470 END, now(), n
FROM generate_series(1, 12) n, generate_series(0, 27) d, unnest(ARRAY['old', 'force']) s WHERE (n + d) % 4 = 0;
INSERT INTO duty (person_id, assignment_id, starts_at, ends_at, source, bookable)
SELECT person_id, id, starts_at, ends_at, 'SCHEDULE', true FROM assignment WHERE in_force;

INSERT INTO solver_job (id, workspace_id, state, time_limit_seconds, move_limit, seed, attempts, cancel_requested, node,
                        lease_until, started_at, finished_at, failure, best_hard, best_medium, best_soft,
                        score_calculations_per_second, elapsed_millis, created_at, version)
VALUES (pg_temp.id('old'), '$w', 'DONE', 60, NULL, 0, 1, false, 'n1', NULL, now(), now(), NULL, -1, -20, -300, 50000, 60000,
        now(), 9),
       (pg_temp.id('draft'), '$w', 'RUNNING', 60, 100000, 7, 2, false, 'n1', now() + interval '1 day', now(), NULL, NULL, 0,
        -9, -99, 40000, 1500, now(), 4),
       (pg_temp.id('failed'), '$w', 'FAILED', 1, NULL, -1, 3, false, 'n2', NULL, now(), now(), 'the server was stopped',
        NULL, NULL, NULL, 0, 0, now(), 3);
INSERT INTO generation_claim (job_id, person_id, layer, days)
SELECT pg_temp.id('draft'), pg_temp.id('person' || n), 'CALL', '[2026-03-02,2026-03-30)' FROM generate_series(1, 12) n;

INSERT INTO audit_record (id, workspace_id, occurred_at, actor_id, action, resource, resource_id)
SELECT pg_temp.id('audit' || n), '$w', now(), CASE WHEN n > 1 THEN pg_temp.id('user1') END,
       (ARRAY['create', 'publish', 'delete'])[1 + n % 3], 'schedule', pg_temp.id('force')
FROM generate_series(1, 30) n;
INSERT INTO domain_event (id, workspace_id, type, type_version, subject_id, payload, occurred_at)
SELECT pg_temp.id('event' || n), '$w', 'schedule.published', 1, pg_temp.id('force'),
       jsonb_build_object('id', pg_temp.id('force'), 'cells', n), now()
FROM generate_series(1, 30) n;

INSERT INTO audit_record (id, workspace_id, occurred_at, actor_id, action, resource, fields, request_id, subjects)
VALUES (pg_temp.id('reading'), '$w', now(), pg_temp.id('user1'), 'list', 'person', ARRAY['name', 'skills'], 'r-1',
        ARRAY[pg_temp.id('person1'), pg_temp.id('person2')]);

INSERT INTO role (id, workspace_id, name, title, created_at, version)
VALUES (pg_temp.id('chief'), '$w', 'chief_resident', 'Chief resident', now(), 1);
INSERT INTO role_grant (role_id, resource, action, scope)
VALUES (pg_temp.id('chief'), 'schedule', 'create', 'ALL'), (pg_temp.id('chief'), 'absence', 'approve', 'OWN');
INSERT INTO user_role (user_id, role_id) VALUES (pg_temp.id('user3'), pg_temp.id('chief'));
UPDATE app_user SET person_id = pg_temp.id('person3') WHERE id = pg_temp.id('user3');
INSERT INTO idempotency_key (id, workspace_id, caller_id, method, path, key, request, status, location, etag, media_type,
                             body, created_at)
VALUES (pg_temp.id('key'), '$w', pg_temp.id('user1'), 'POST', '/api/v1/teams', 'k', sha256('x'), 201, '/api/v1/teams/1',
        '"0"', 'application/json', '{}', now());
INSERT INTO sign_in_failure (address, account, failures, last_at) VALUES ('a$w', 'n$w', 3, now());
INSERT INTO rate_bucket (id, state, expires_at) VALUES ('b$w', '\x01', 9);

-- What issue 4 added.
UPDATE person SET email = 'łucja.' || substr(id::text, 1, 8) || '@example.org', employment_fraction = 0.8,
       min_clinic_halfdays_per_week = 1, max_clinic_halfdays_per_week = 4, clinical_blocks = 9
WHERE id IN (pg_temp.id('person1'), pg_temp.id('person2'));
UPDATE person SET faculty_role = 'APD' WHERE type = 'FACULTY';
INSERT INTO person_specialty (person_id, specialty) VALUES (pg_temp.id('person1'), 'Geriatría');
INSERT INTO person_grade (person_id, academic_year, pgy_level, graduated) VALUES (pg_temp.id('person1'), 2030, NULL, true);
UPDATE team_membership SET role = 'LEAD' WHERE id = pg_temp.id('member2');

INSERT INTO academic_year (id, workspace_id, year, name, start_date, end_date, created_at, version)
VALUES (pg_temp.id('year'), '$w', 2025, 'Año 2025', '2025-07-01', '2026-06-30', now(), 1);
INSERT INTO block (id, workspace_id, academic_year_id, year_start, year_end, number, name, start_date, end_date, orientation,
                   created_at, version)
SELECT pg_temp.id('block' || n), '$w', pg_temp.id('year'), '2025-07-01', '2026-06-30', n, CASE WHEN n = 0 THEN 'First' END,
       DATE '2025-07-01' + 28 * n, DATE '2025-07-28' + 28 * n, n = 0, now(), 0
FROM generate_series(0, 12) n;
INSERT INTO holiday (id, workspace_id, team_id, date, observed_date, name, kind, intent, created_at, version)
VALUES (pg_temp.id('feast'), '$w', NULL, '2026-02-08', '2026-02-09', 'Fiesta', 'FEDERAL', 'REDUCED', now(), 0),
       (pg_temp.id('local'), '$w', pg_temp.id('icu'), '2026-02-11', NULL, 'Closed', 'CLOSURE', 'CLOSED', now(), 2);
UPDATE activity SET abbreviation = 'N', color = '#0a1B2c', leave_eligible = false, supervision_required = true,
       min_pgy_level = 2, max_pgy_level = 4, setting = 'INPATIENT', includes_weekend_work = true, archived_at = now()
WHERE id = pg_temp.id('night');
INSERT INTO rotation_pattern (template_id, weekday, slot, week, activity_id, is_protected)
VALUES (pg_temp.id('night'), 1, 'AM', NULL, pg_temp.id('day'), true), (pg_temp.id('night'), 7, 'NIGHT', 4, pg_temp.id('call'), false);
INSERT INTO rotation_requirement (template_id, pgy_level, min_blocks, max_blocks)
VALUES (pg_temp.id('night'), 1, 1, NULL), (pg_temp.id('night'), 2, 0, 3);

INSERT INTO rule_set (id, workspace_id, team_id, name, created_at, version)
VALUES (pg_temp.id('rules'), '$w', pg_temp.id('icu'), 'Duty hours', now(), 1);
INSERT INTO duty_rule (rule_set_id, kind, level, weight, limit_value, window_days, allowance, source, citation, from_date,
                       to_date, person_type, pgy_level)
VALUES (pg_temp.id('rules'), 'WEEKLY_HOURS', 'HARD', 1, 4800, 28, 0, 'ACCREDITATION', 'VI.F.1', '2020-01-01', NULL, NULL, NULL),
       (pg_temp.id('rules'), 'CONTINUOUS_DUTY', 'SOFT', 20, 1440, NULL, 240, 'LAW', NULL, '2020-01-01', '2029-12-31', 'RESIDENT', 1);

INSERT INTO schedule_draft (schedule_id, draft_id) VALUES (pg_temp.id('draft'), pg_temp.id('failed'));
INSERT INTO acknowledgement (id, workspace_id, schedule_id, rule, person_id, activity_id, start_date, end_date, penalty, reason,
                             acknowledged_by, created_at, version)
VALUES (pg_temp.id('known'), '$w', pg_temp.id('force'), 'rest', pg_temp.id('person1'), pg_temp.id('day'), '2026-02-02',
        '2026-02-03', 30, 'Asked for it', pg_temp.id('user2'), now(), 0);
INSERT INTO publication (id, workspace_id, schedule_id, team_id, layer, published_by, added, changed, removed, people,
                         rolled_back_at, rolled_back_by, rollback_reason, created_at, version)
VALUES (pg_temp.id('first'), '$w', pg_temp.id('old'), pg_temp.id('icu'), 'WORK', pg_temp.id('user2'), 84, 0, 0, 12, now(),
        pg_temp.id('user1'), 'Published by mistake', now(), 1),
       (pg_temp.id('second'), '$w', pg_temp.id('force'), pg_temp.id('icu'), 'WORK', NULL, 84, 3, 1, 12, NULL, NULL, NULL, now(), 0);
INSERT INTO publication_takeover (publication_id, assignment_id)
SELECT pg_temp.id('second'), id FROM assignment WHERE schedule_id = pg_temp.id('old');
INSERT INTO freeze_override (id, workspace_id, schedule_id, assignment_id, person_id, date, reason_code, reason_text,
                             overridden_by, created_at, version)
VALUES (pg_temp.id('frozen'), '$w', pg_temp.id('force'), pg_temp.id('gone'), pg_temp.id('person1'), '2026-02-02', 'SICK_CALL',
        'Fever', pg_temp.id('user2'), now(), 0);
INSERT INTO break_glass (id, workspace_id, schedule_id, lock_date, reason, approved_by, used_at, created_at, version)
VALUES (pg_temp.id('glass'), '$w', pg_temp.id('force'), '2026-02-10', 'The wing is closed', pg_temp.id('user1'), now(), now(), 1);
UPDATE settings SET freeze_horizon_days = 3, freeze_scope = 'ALL_CHANGES_REQUIRE_OVERRIDE', schedule_lock_date = '2026-02-10',
       version = 4;
SELECT rounds_fairness_post(pg_temp.id('force'), now());
