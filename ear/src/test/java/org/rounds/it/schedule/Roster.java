package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

/** An empty draft of one week for a few people of a team of its own, to be written by hand. */
record Roster(Hospital hospital, String team, List<String> people, String activity, String schedule) {
    /** The first day, a Monday, and the last. */
    static final String FIRST = day(0);

    static final String LAST = day(6);

    static Roster of(Hospital hospital, int number) {
        String team = hospital.team();
        List<String> people =
                Stream.generate(() -> hospital.person(team)).limit(number).toList();
        String activity = hospital.activity(team);
        return new Roster(hospital, team, people, activity, hospital.draft(team, "WORK", FIRST, LAST, people));
    }

    /** The day so many days after the first. */
    static String day(int number) {
        return org.rounds.it.Ward.day(number);
    }

    /** The same people and team, in another empty draft; on the call layer with a call as long and as early. */
    Roster another(String layer, String from, String to) {
        String usual = layer.equals("CALL") ? activity("08:00", "on_site") : activity;
        return new Roster(hospital, team, people, usual, hospital.draft(team, layer, from, to, people));
    }

    Roster doing(String activity) {
        return new Roster(hospital, team, people, activity, schedule);
    }

    /** One more activity of the team, of eight hours, that may be written on all layers of days. */
    String activity(String start, String presence) {
        return hospital.create(
                "activities",
                Map.of(
                        "team_id",
                        team,
                        "code",
                        Api.unique("S"),
                        "kind",
                        "call",
                        "start_time",
                        start,
                        "length_minutes",
                        480,
                        "presence",
                        presence));
    }

    /** What to post for the person and the day, counted from 0. */
    Map<String, Object> cell(int person, int day) {
        return new HashMap<>(Map.of(
                "schedule_id", schedule, "person_id", people.get(person), "activity_id", activity, "date", day(day)));
    }

    Map<String, Object> cell(int person, int day, String field, Object value) {
        Map<String, Object> cell = cell(person, day);
        cell.put(field, value);
        return cell;
    }

    Response post(Map<String, ?> cell) {
        return hospital.api().body(cell).post("assignments");
    }

    /** Writes the cell and returns its id. */
    String assign(int person, int day) {
        return post(cell(person, day)).then().statusCode(201).extract().path("data.id");
    }

    void absent(int person, int day) {
        hospital.create(
                "absences",
                Map.of("person_id", people.get(person), "type", "sick", "start_date", day(day), "end_date", day(day)));
    }

    /** Wants so many heads on every day; where the field is {@code minimum}, they are the least too. */
    void needing(String field, int heads) {
        Map<String, Object> cover =
                new HashMap<>(Map.of("team_id", team, "activity_id", activity, "start_date", FIRST, "end_date", LAST));
        cover.put("required", heads);
        cover.put(field, heads);
        hospital.create("coverage-requirements", cover);
    }

    Roster published() {
        hospital.publish(schedule).then().statusCode(200);
        return this;
    }

    Response publish() {
        return hospital.publish(schedule);
    }

    <T> T read(String field) {
        return hospital.api().get("schedules/" + schedule).path("data." + field);
    }

    String rows() {
        return hospital.rows();
    }

    /** The instants for which duty stands, of all people. */
    List<String> duty() {
        return Db.texts(
                "select d.person_id || ' ' || d.starts_at from duty d join assignment a on a.id = d.assignment_id"
                        + " where a.schedule_id = cast(? as uuid) order by 1",
                schedule);
    }

    /** What is never otherwise, whatever has been done in the hospital. */
    void assertConsistent() {
        assertThat(Db.texts(
                        "select a.id || ' ' || b.id from assignment a join assignment b on a.person_id = b.person_id"
                                + " and a.layer = b.layer and a.id < b.id and a.days && b.days and a.halves && b.halves"
                                + " where a.in_force and b.in_force and a.workspace_id = ?",
                        hospital.workspace()))
                .as("two in force at once")
                .isEmpty();
        assertThat(Db.texts(
                        "select s.id || ' ' || due from schedule s cross join rounds_fairness_due(s.id) due"
                                + " where s.workspace_id = ? and s.published_at is not null and not exists (select from"
                                + " fairness_entry e where e.schedule_id = s.id and e.person_id = due.person_id"
                                + " and e.category = due.category and e.academic_year = due.academic_year"
                                + " having sum(e.earned) = due.earned and sum(e.share) = due.share)"
                                + " and (due.earned <> 0 or due.share <> 0)",
                        hospital.workspace()))
                .as("owed to the fairness ledger")
                .isEmpty();
        assertThat(Db.count(
                        "select count(*) from (select from fairness_entry where workspace_id = ?"
                                + " group by schedule_id, category having sum(earned) <> sum(share)) unbalanced",
                        hospital.workspace()))
                .as("a ledger that does not come to zero")
                .isZero();
        assertThat(Db.texts(
                        "select coalesce(a.id, d.assignment_id) from (select a.* from assignment a join activity y"
                                + " on y.id = a.activity_id where a.in_force and y.presence = 'ON_SITE'"
                                + " and a.workspace_id = ?) a full join (select * from duty where workspace_id = ?) d"
                                + " on d.assignment_id = a.id and d.person_id = a.person_id"
                                + " and d.starts_at = a.starts_at and d.ends_at = a.ends_at"
                                + " where a.id is null or d.assignment_id is null",
                        hospital.workspace(),
                        hospital.workspace()))
                .as("duty that is not what is in force on site")
                .isEmpty();
        assertThat(Db.texts(
                        "select a.id from assignment a join schedule s on s.id = a.schedule_id"
                                + " where a.in_force and s.status <> 'PUBLISHED' and a.workspace_id = ?",
                        hospital.workspace()))
                .as("cells in force of what is not published")
                .isEmpty();
    }
}
