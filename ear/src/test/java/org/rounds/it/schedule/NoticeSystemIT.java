package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

/** What acts tell whom; what people see of it is InboxSystemIT's. */
@DisplayName("A notice")
class NoticeSystemIT {
    private static final String PUBLISHED = "SCHEDULE_PUBLISHED";
    private static final String CHANGED = "ASSIGNMENT_CHANGED";

    private final Hospital hospital = Hospital.open();
    private final Roster roster = Roster.of(hospital, 4);

    /** Who has been told what: the person by index, how many cells, and the first and last day by index. */
    private List<String> told(String type) {
        return Db.texts(
                "select array_position(cast(? as uuid[]), person_id) - 1 || ': ' || cells || ' from '"
                        + " || start_date - cast(? as date) || ' to ' || end_date - cast(? as date)"
                        + " from notification where workspace_id = ? and type = ? order by 1, created_at",
                "{" + String.join(",", roster.people()) + "}",
                Roster.FIRST,
                Roster.FIRST,
                hospital.workspace(),
                type);
    }

    private long notices() {
        return Db.count("select count(*) from notification where workspace_id = ?", hospital.workspace());
    }

    private static Map<String, Object> handOver(String assignment, String person) {
        Map<String, Object> change = new HashMap<>();
        change.put("assignment_id", assignment);
        change.put("person_id", person);
        return change;
    }

    private Response apply(Header version, Object... changes) {
        return hospital.api()
                .header(version)
                .body(Map.of("changes", List.of(changes)))
                .post("schedules/" + roster.schedule() + "/repair/apply");
    }

    private Header version() {
        return seen(hospital.api().get("schedules/" + roster.schedule()));
    }

    @Test
    void ofAPublicationGoesToWhoeverHasWorkInItOrLosesSome() {
        roster.assign(0, 0);
        roster.assign(0, 3);
        roster.assign(1, 1);
        assertThat(notices()).as("of a draft").isZero();
        roster.published();
        assertThat(told(PUBLISHED)).containsExactly("0: 2 from 0 to 3", "1: 1 from 1 to 1");

        Roster next = roster.another("WORK", Roster.FIRST, Roster.LAST);
        next.assign(1, 1); // as before: told that nothing changes
        next.assign(2, 5);
        next.published();
        assertThat(told(PUBLISHED))
                .containsExactly(
                        "0: 2 from 0 to 3",
                        "0: 2 from 0 to 3",
                        "1: 0 from 0 to 6",
                        "1: 1 from 1 to 1",
                        "2: 1 from 5 to 5");

        hospital.api()
                .body(Map.of("reason", "It was the wrong one"))
                .post("schedules/" + next.schedule() + "/rollback")
                .then()
                .statusCode(200);
        assertThat(told(CHANGED)).containsExactly("0: 2 from 0 to 3", "2: 1 from 5 to 5");
    }

    @Test
    void ofARepairGoesToThoseWhoseDutyChangedInItsTransaction() {
        String first = roster.assign(0, 0);
        String second = roster.assign(0, 2);
        roster.assign(3, 0);
        roster.published();
        List<String> people = roster.people();
        apply(version(), handOver(first, people.get(1)), handOver(second, people.get(2)))
                .then()
                .statusCode(200);
        assertThat(told(CHANGED)).containsExactly("0: 2 from 0 to 2", "1: 1 from 0 to 0", "2: 1 from 2 to 2");
        assertThat(Db.texts(
                        "select distinct xmin::text from (select xmin from notification where type = ?"
                                + " and workspace_id = ? union all select xmin from assignment where id in"
                                + " (cast(? as uuid), cast(? as uuid)) union all select e.xmin from domain_event e"
                                + " where e.workspace_id = ? and e.type = 'notification.created'"
                                + " and e.payload ->> 'notification_type' = ?) x",
                        CHANGED,
                        hospital.workspace(),
                        first,
                        second,
                        hospital.workspace(),
                        CHANGED))
                .as("transactions")
                .hasSize(1);
        assertThat(Db.texts(
                        "select jsonb_array_length(payload -> 'person_ids') from domain_event where workspace_id = ?"
                                + " and type = 'notification.created' order by id",
                        hospital.workspace()))
                .as("one event of the publication, one of the repair")
                .containsExactly("2", "3");
    }

    @Test
    void isNotLeftByARepairThatFails() {
        String first = roster.assign(0, 0);
        roster.assign(1, 0);
        roster.published();
        long before = notices();
        List<String> people = roster.people();
        apply(seen(999), handOver(first, people.get(2))).then().statusCode(412);
        apply(version(), handOver(first, people.get(1))).then().statusCode(409);
        roster.absent(2, 0);
        apply(version(), handOver(first, people.get(2)))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"));
        assertThat(notices()).isEqualTo(before);
    }

    @Test
    void isWrittenOnceWhereTwoApplyTheSame() {
        String first = roster.assign(0, 0);
        roster.published();
        for (int round = 0; round < 6; round++) {
            String to = roster.people().get(1 + round % 2);
            Header version = version();
            Callable<Integer> client = () -> apply(version, handOver(first, to)).statusCode();
            assertThat(Race.of(2, client)).containsExactlyInAnyOrder(200, 412);
            assertThat(told(CHANGED)).as("round %s", round).hasSize(2 * (round + 1));
        }
    }

    @Test
    void ofAChangeByHandTellsEachWhoHasGotOrLostSomething() {
        roster.published();
        String id = roster.assign(0, 1);
        assertThat(told(CHANGED)).containsExactly("0: 1 from 1 to 1");
        hospital.api()
                .header(seen(hospital.api().get("assignments/" + id)))
                .body(Map.of("person_id", roster.people().get(1), "date", Roster.day(4)))
                .patch("assignments/" + id)
                .then()
                .statusCode(200);
        assertThat(told(CHANGED)).containsExactly("0: 1 from 1 to 1", "0: 1 from 1 to 1", "1: 1 from 4 to 4");
        hospital.api()
                .header(seen(hospital.api().get("assignments/" + id)))
                .body(Map.of("notes", "Bring the keys"))
                .patch("assignments/" + id)
                .then()
                .statusCode(200);
        assertThat(notices()).as("a note changes no duty").isEqualTo(3);
        hospital.api().delete("assignments/" + id).then().statusCode(204);
        assertThat(told(CHANGED)).filteredOn(t -> t.startsWith("1")).hasSize(2);
    }

    @Test
    void ofAMergeIsOneForEachPersonHoweverManyCells() {
        roster.assign(0, 0);
        roster.assign(0, 1);
        roster.assign(3, 0);
        roster.published();
        Scenarios scenarios = new Scenarios(roster);
        Roster branch = scenarios.branch();
        Stream.of(0, 1).forEach(day -> scenarios.remove(branch, 0, day));
        Stream.of(2, 3, 5).forEach(day -> branch.assign(1, day));
        assertThat(told(CHANGED)).as("of a scenario").isEmpty();
        scenarios.merge(branch).then().statusCode(200).body("data.taken", hasSize(5));
        assertThat(told(CHANGED)).containsExactly("0: 2 from 0 to 1", "1: 3 from 2 to 5");
    }

    @Test
    void tellsWhoAskedForAnAbsenceWhatWasDecided() {
        String person = roster.people().get(0);
        for (String state : List.of("pending", "anticipated")) {
            int month = state.equals("pending") ? 6 : 7;
            for (int day = 1; day <= 2; day++) {
                String on = "2030-0%d-0%d".formatted(month, day);
                String id = hospital.create(
                        "absences",
                        Map.of("person_id", person, "type", "sick", "start_date", on, "end_date", on, "state", state));
                hospital.api()
                        .body(Map.of("notes", "Nobody else's business"))
                        .post("absences/" + id + (day == 1 ? "/approve" : "/reject"))
                        .then()
                        .statusCode(200);
                hospital.api().post("absences/" + id + "/approve").then().statusCode(409);
            }
        }
        assertThat(Db.texts(
                        "select type || ' ' || start_date from notification where person_id = cast(? as uuid) order by id",
                        person))
                .containsExactly(
                        "ABSENCE_APPROVED 2030-06-01",
                        "ABSENCE_REJECTED 2030-06-02",
                        "ABSENCE_APPROVED 2030-07-01",
                        "ABSENCE_REJECTED 2030-07-02");
        String absence = Db.text(
                "select absence_id from notification where person_id = cast(? as uuid) and start_date = '2030-06-02'",
                person);
        hospital.api().delete("absences/" + absence).then().statusCode(204);
        assertThat(notices()).as("what is no more is told no more").isEqualTo(3);
    }
}
