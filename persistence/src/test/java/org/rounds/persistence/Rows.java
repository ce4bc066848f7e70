package org.rounds.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A workspace with a row in every table, and ways to add more. */
final class Rows {

    final UUID workspace = UUID.randomUUID();
    final UUID person = UUID.randomUUID();
    private final UUID team = UUID.randomUUID();
    private final UUID activity = UUID.randomUUID();

    /** The academic year. */
    final UUID year = UUID.randomUUID();

    /** The assignment added last. */
    UUID lastAssignment = UUID.randomUUID();

    /** Inserts them as the serving role, as the application does. */
    void insert() throws SQLException {
        try (Connection app = TestDatabase.asApp(workspace)) {
            run(app, "insert into workspace values ($id, $id, 'w-' || '$id', 'W', 'UTC', now(), 0)", workspace);
            UUID user = UUID.randomUUID();
            run(app, "insert into app_user values ($id, '$w', '$id', 'x', 'admin', true, now(), 0)", user);
            UUID role = UUID.randomUUID();
            run(app, "insert into role values ($id, '$w', 'chief', 'Chief', now(), 0)", role);
            run(
                    app,
                    "insert into role_grant (role_id, resource, action, scope) values ($id, 'team', 'read', 'ALL')",
                    role);
            run(app, "insert into user_role (user_id, role_id) values ($id, '" + role + "')", user);
            run(app, "insert into team values ($id, '$w', 'T', 'WARD', null, now(), 0)", team);
            run(
                    app,
                    "insert into person (id, workspace_id, name, type, active, created_at, version)"
                            + " values ($id, '$w', 'P', 'NURSE', true, now(), 0)",
                    person);
            run(app, "insert into person_skill (person_id, skill) values ('$p', 'icu')");
            run(app, "insert into person_specialty (person_id, specialty) values ('$p', 'Geriatrics')");
            run(app, "insert into person_grade (person_id, academic_year, pgy_level) values ('$p', 2030, 1)");
            run(app, "insert into team_membership values ($id, '$w', '$t', '$p', null, null, now(), 0)");
            run(
                    app,
                    "insert into activity values ($id, '$w', '$t', 'D', 'D', 'SHIFT', '08:00', 480, 'ON_SITE', false,"
                            + " now(), 0)",
                    activity);
            run(
                    app,
                    "insert into rotation_pattern (template_id, weekday, slot, week, activity_id, is_protected)"
                            + " values ('$a', 1, 'AM', null, '$a', false)");
            run(app, "insert into rotation_requirement (template_id, pgy_level, min_blocks) values ('$a', 1, 1)");
            run(app, "insert into activity_skill (activity_id, skill) values ('$a', 'icu')");
            run(app, "insert into activity_may_not_follow (activity_id, next_id) values ('$a', '$a')");
            run(app, "insert into person_activity_limit (person_id, activity_id, max_shifts) values ('$p', '$a', 1)");
            run(
                    app,
                    "insert into person_term (person_id, number, rule, weight) values ('$p', 0, 'UNWANTED_PATTERN', 1)");
            run(
                    app,
                    "insert into person_term_day (person_id, number, position, kind, activity_id)"
                            + " values ('$p', 0, 0, 'ACTIVITY', '$a')");
            run(app, "insert into roster_request values ($id, '$w', '$p', '2030-02-04', '$a', 'ON', 1, now(), 0)");
            run(
                    app,
                    "insert into academic_year values ($id, '$w', 2029, 'Y', '2029-07-01', '2030-06-30', now(), 0)",
                    year);
            run(
                    app,
                    "insert into holiday values ($id, '$w', '$t', '2030-07-04', null, 'H', 'LOCAL', 'CLOSED', now(),"
                            + " 0)");
            block(app, year, 1, "2030-02-04", "2030-03-03");
            absence(app, "2030-03-01", "2030-03-05");
            coverage(app, "null", "2030-02-04", "2030-02-10", 63);
            UUID job = job(app);
            claim(app, job, "WORK", "[2030-02-04,2030-02-11)");
            run(
                    app,
                    "insert into solver_checkpoint values ($id, '$w', '{$p}', '{2030-02-04}', '{$a}', 1, now(), 0)",
                    job);
            run(
                    app,
                    "insert into pin values ('" + UUID.randomUUID()
                            + "', '$w', $id, '$p', '2030-02-04', 'DAY', '$a', now(), 0)",
                    job);
            assignment(app, job, "2030-02-04", true);
            duty(app, lastAssignment, "2030-02-04 08:00+00", "2030-02-04 16:00+00");
            run(app, "insert into schedule_draft (schedule_id, draft_id) values ($id, '" + schedule(app) + "')", job);
            UUID scenario = schedule(app);
            run(app, "update schedule set scenario_of = '" + job + "' where id = $id", scenario);
            run(
                    app,
                    "insert into scenario_base (scenario_id, person_id, date, slot, activity_id)"
                            + " values ($id, '$p', '2030-02-04', 'DAY', '$a')",
                    scenario);
            run(
                    app,
                    "insert into scenario_change (scenario_id, kind, person_id, start_date, end_date)"
                            + " values ($id, 'AWAY', '$p', '2030-02-04', '2030-02-04')",
                    scenario);
            UUID rules = UUID.randomUUID();
            run(app, "insert into rule_set values ($id, '$w', '$t', 'R', now(), 0)", rules);
            run(
                    app,
                    "insert into duty_rule (rule_set_id, kind, level, weight, limit_value, allowance, source, from_date)"
                            + " values ($id, 'CONTINUOUS_DUTY', 'HARD', 1, 1440, 240, 'LOCAL', '2030-01-01')",
                    rules);
            run(
                    app,
                    "insert into acknowledgement (id, workspace_id, schedule_id, rule, start_date, end_date, penalty,"
                            + " reason, created_at, version) values ('" + UUID.randomUUID()
                            + "', '$w', $id, 'rest', '2030-02-04', '2030-02-04', 1, 'r', now(), 0)",
                    job);
            run(
                    app,
                    "insert into freeze_override (id, workspace_id, schedule_id, assignment_id, person_id, date,"
                            + " reason_code, reason_text, created_at, version) values ('" + UUID.randomUUID()
                            + "', '$w', $id, $id, '$p', '2030-02-04', 'OTHER', 'r', now(), 0)",
                    job);
            run(
                    app,
                    "insert into break_glass (id, workspace_id, schedule_id, lock_date, reason, created_at, version)"
                            + " values ('" + UUID.randomUUID() + "', '$w', $id, '2030-02-04', 'ten letters', now(), 0)",
                    job);
            UUID publication = UUID.randomUUID();
            run(
                    app,
                    "insert into publication (id, workspace_id, schedule_id, layer, added, changed, removed, people,"
                            + " created_at, version) values ($id, '$w', '" + job + "', 'WORK', 1, 0, 0, 1, now(), 0)",
                    publication);
            run(
                    app,
                    "insert into publication_takeover (publication_id, assignment_id) values ($id, '" + lastAssignment
                            + "')",
                    publication);
            run(
                    app,
                    "insert into fairness_entry values ($id, '$w', '" + job
                            + "', '$p', 'NIGHT', 2030, 1, 1, now(), 0)");
            run(
                    app,
                    "insert into notification (id, workspace_id, person_id, type, schedule_id, subject_version, cells,"
                            + " start_date, end_date, created_at, version) values ($id, '$w', '$p', 'SCHEDULE_PUBLISHED', '"
                            + job + "', 1, 1, '2030-02-04', '2030-02-04', now(), 0)");
            run(app, "insert into audit_record values ($id, '$w', now(), null, 'create', 'team', '$t')");
            run(app, "insert into domain_event values ($id, '$w', 'team.created', 1, '$t', '{}', now())");
            run(
                    app,
                    "insert into idempotency_key values ($id, '$w', $id, 'POST', 'teams', 'k', sha256('x'), 201, null,"
                            + " null, null, '', now())");
            app.commit();
        }
    }

    UUID schedule(Connection app) throws SQLException {
        UUID id = UUID.randomUUID();
        run(
                app,
                "insert into schedule (id, workspace_id, name, team_id, layer, granularity, start_date, end_date,"
                        + " status, created_at, version) values ($id, '$w', 'S', '$t', 'WORK', 'DAY', '2030-02-04',"
                        + " '2030-02-10', 'DRAFT', now(), 0)",
                id);
        run(app, "insert into schedule_person (schedule_id, person_id) values ($id, '$p')", id);
        return id;
    }

    UUID job(Connection app) throws SQLException {
        UUID id = schedule(app);
        run(
                app,
                "insert into solver_job (id, workspace_id, state, time_limit_seconds, seed, attempts, cancel_requested,"
                        + " score_calculations_per_second, elapsed_millis, created_at, version)"
                        + " values ($id, '$w', 'QUEUED', 1, 0, 0, false, 0, 0, now(), 0)",
                id);
        return id;
    }

    void claim(Connection app, UUID job, String layer, String days) throws SQLException {
        run(
                app,
                "insert into generation_claim (job_id, person_id, layer, days) values ($id, '$p', '" + layer + "', '"
                        + days + "')",
                job);
    }

    void assignment(Connection app, String day) throws SQLException {
        assignment(app, schedule(app), day, true);
    }

    void assignment(Connection app, UUID schedule, String day, boolean inForce) throws SQLException {
        lastAssignment = UUID.randomUUID();
        run(
                app,
                "insert into assignment (id, workspace_id, schedule_id, person_id, layer, date, end_date, slot,"
                        + " activity_id, starts_at, ends_at,"
                        + " pinned, in_force, created_at, version)"
                        + " values"
                        + " ($id,"
                        + " '$w',"
                        + " '" + schedule + "', '$p', 'WORK', '" + day + "', '" + day
                        + "', 'DAY', '$a', '" + day + " 08:00+00', '" + day + " 16:00+00', false, " + inForce
                        + ", now(), 0)",
                lastAssignment);
    }

    void duty(Connection app, UUID assignment, String from, String to) throws SQLException {
        run(
                app,
                "insert into duty (person_id, assignment_id, starts_at, ends_at, source, bookable)"
                        + " values ('$p', $id, '" + from + "', '" + to + "', 'SCHEDULE', false)",
                assignment);
    }

    /** @param skill as SQL */
    void coverage(Connection app, String skill, String from, String to, int weekdays) throws SQLException {
        run(
                app,
                "insert into coverage_requirement (id, workspace_id, team_id, activity_id, skill, start_date, end_date,"
                        + " weekdays, minimum, required, under_weight, over_weight, created_at, version)"
                        + " values ($id, '$w', '$t', '$a', " + skill + ", '" + from + "', '" + to + "', " + weekdays
                        + ", 0, 1, 1, 1, now(), 0)");
    }

    void block(Connection app, UUID year, int number, String from, String to) throws SQLException {
        run(
                app,
                "insert into block select $id, workspace_id, id, start_date, end_date, " + number + ", null, '" + from
                        + "', '" + to + "', false, now(), 0 from academic_year where id = '" + year + "'");
    }

    void absence(Connection app, String from, String to) throws SQLException {
        run(app, "insert into absence values ($id, '$w', '$p', 'SICK', '" + from + "', '" + to + "', now(), 0)");
    }

    private void run(Connection app, String command) throws SQLException {
        run(app, command, UUID.randomUUID());
    }

    private void run(Connection app, String command, UUID id) throws SQLException {
        SchemaIT.execute(
                app,
                command.replace("'$id'", "'" + id + "'")
                        .replace("$id", "'" + id + "'")
                        .replace("$w", workspace.toString())
                        .replace("$p", person.toString())
                        .replace("$t", team.toString())
                        .replace("$a", activity.toString()));
    }
}
