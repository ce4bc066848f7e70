package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("Several who change a roster at once")
class RosterRaceSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();
    private static final int CLIENTS = 32;

    private final Roster roster = Roster.of(HOSPITAL, 4);

    private static long with(List<Response> answers, int status) {
        return answers.stream().filter(a -> a.statusCode() == status).count();
    }

    @Test
    void winOnePerCellOfAWeek() {
        roster.published();
        List<Callable<Response>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int cell = client % 8;
            clients.add(() -> roster.post(roster.cell(cell % 4, cell / 4)));
        }
        List<Response> answers = Race.of(clients);
        assertThat(with(answers, 201)).isEqualTo(8);
        assertThat(with(answers, 409)).isEqualTo(CLIENTS - 8);
        assertThat(roster.duty()).hasSize(8);
        roster.assertConsistent();
    }

    @Test
    void changeTheSameCellOneOfThem() {
        String id = roster.assign(0, 0);
        List<Callable<Response>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            String day = Roster.day(1 + client % 6);
            clients.add(() ->
                    HOSPITAL.api().header(seen(0)).body(Map.of("date", day)).patch("assignments/" + id));
        }
        List<Response> answers = Race.of(clients);
        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 412)).isEqualTo(CLIENTS - 1);
        HOSPITAL.api().get("assignments/" + id).then().header("ETag", equalTo("\"1\""));
        assertThat(Db.count("select count(*) from domain_event where subject_id = cast(? as uuid)", id))
                .isEqualTo(2);
    }

    @Test
    void takeTheSameCellAwayOneOfThem() {
        String id = roster.assign(0, 0);
        List<Response> answers = Race.of(8, () -> HOSPITAL.api().delete("assignments/" + id));
        assertThat(with(answers, 204)).isEqualTo(1);
        assertThat(with(answers, 404)).isEqualTo(7);
    }

    @RepeatedTest(3)
    void andPublishItPublishWhatTheyHaveSeen() {
        roster.assign(0, 0);
        Header tag = seen(HOSPITAL.api().get("schedules/" + roster.schedule()));
        List<Response> answers = Race.of(List.of(
                () -> HOSPITAL.api().header(tag).post("schedules/" + roster.schedule() + "/publish"),
                () -> roster.post(roster.cell(1, 1))));
        assertThat(answers.get(0).statusCode()).isIn(200, 412);
        assertThat(answers.get(1).statusCode()).isEqualTo(201);
        roster.assertConsistent();
        if (answers.get(0).statusCode() == 200) {
            assertThat(roster.duty()).hasSize(2);
        } else {
            assertThat(roster.<String>read("status")).isEqualTo("draft");
        }
    }

    @RepeatedTest(3)
    void orTakeItOverLeaveNothingBetweenThem() {
        roster.published().assign(0, 0);
        Roster later = roster.another("WORK", Roster.FIRST, Roster.LAST);
        later.assign(1, 1);
        List<Response> answers = Race.of(
                List.of(later::publish, () -> roster.post(roster.cell(2, 2)), () -> roster.post(roster.cell(1, 1))));
        assertThat(answers.get(0).statusCode()).isIn(200, 409);
        answers.subList(1, 3).forEach(a -> assertThat(a.statusCode()).isIn(201, 409));
        roster.assertConsistent();
        if (answers.get(0).statusCode() == 200) {
            assertThat(roster.<Integer>read("in_force.cells")).isZero();
            assertThat(later.duty()).hasSize(1);
        }
    }

    @RepeatedTest(3)
    void orSendSomebodyHomeAgreeOnWhatIsOpen() {
        roster.assign(0, 0);
        List<Response> answers = Race.of(List.of(roster::publish, () -> HOSPITAL.api()
                .body(Map.of(
                        "person_id",
                        roster.people().get(0),
                        "type",
                        "sick",
                        "start_date",
                        Roster.FIRST,
                        "end_date",
                        Roster.FIRST))
                .post("absences")));
        assertThat(answers.get(1).statusCode()).isEqualTo(201);
        assertThat(answers.get(0).statusCode()).isIn(200, 422);
        assertThat(roster.<String>read("status")).isEqualTo(answers.get(0).statusCode() == 200 ? "published" : "draft");
        HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/conflicts?severity=critical")
                .then()
                .body("data.kind", equalTo(List.of("absence_conflict")));
        roster.assertConsistent();
    }

    @RepeatedTest(3)
    void onTwoLayersNeverPutSomebodyAtTwoPlaces() {
        roster.published();
        Roster call = roster.another("CALL", Roster.FIRST, Roster.LAST).published();
        List<Response> answers =
                Race.of(List.of(() -> roster.post(roster.cell(0, 0)), () -> call.post(call.cell(0, 0))));
        assertThat(with(answers, 201)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(1);
        roster.assertConsistent();
    }

    @RepeatedTest(3)
    void publishAndRollBackInTurns() {
        roster.assign(0, 0);
        roster.published();
        Roster later = roster.another("WORK", Roster.FIRST, Roster.LAST);
        later.assign(1, 0);
        later.published();
        Roster last = roster.another("WORK", Roster.FIRST, Roster.LAST);
        List<Response> answers = Race.of(List.of(
                last::publish,
                () -> HOSPITAL.api()
                        .body(Map.of("reason", "it was the wrong week"))
                        .post("schedules/" + later.schedule() + "/rollback"),
                () -> HOSPITAL.api()
                        .body(Map.of("reason", "it was the wrong week"))
                        .post("schedules/" + roster.schedule() + "/rollback")));
        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        assertThat(answers.get(1).statusCode()).isIn(200, 409);
        assertThat(answers.get(2).statusCode()).isIn(200, 409);
        roster.assertConsistent();
        assertThat(last.<String>read("status")).isEqualTo("published");
    }
}
