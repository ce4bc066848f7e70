package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("Several who merge scenarios at once")
class ScenarioRaceSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 3);
    private final Scenarios scenarios = new Scenarios(roster);

    private static long with(List<Response> answers, int status) {
        return answers.stream().filter(a -> a.statusCode() == status).count();
    }

    @RepeatedTest(3)
    void bringItInOnce() {
        Roster scenario = scenarios.branch();
        scenario.assign(0, 0);
        scenario.assign(1, 1);
        List<Response> answers = Race.of(4, () -> scenarios.merge(scenario));
        assertThat(with(answers, 200)).isEqualTo(4);
        assertThat(answers.stream()
                        .mapToInt(a -> a.jsonPath().getList("data.taken").size()))
                .containsExactlyInAnyOrder(2, 0, 0, 0);
        assertThat(scenarios.work(roster)).containsExactly("0/0", "1/1");
    }

    @RepeatedTest(3)
    void orOfSeveralWhatDoesNotContradict() {
        roster.published();
        String late = HOSPITAL.activity(roster.team());
        Roster one = scenarios.branch();
        Roster other = scenarios.branch();
        one.assign(0, 0);
        one.assign(1, 1);
        other.doing(late).assign(0, 0);
        List<Response> answers = Race.of(List.of(() -> scenarios.merge(one), () -> scenarios.merge(other)));
        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(1);
        assertThat(answers.stream().filter(a -> a.statusCode() == 409).findFirst())
                .hasValueSatisfying(
                        a -> assertThat(a.<String>path("error.code")).isEqualTo("MERGE_CONFLICT"));
        assertThat(scenarios.work(roster)).hasSize(answers.get(0).statusCode() == 200 ? 2 : 1);
        roster.assertConsistent();
    }

    @RepeatedTest(3)
    void orWriteTheCellThemselves() {
        roster.published();
        String late = HOSPITAL.activity(roster.team());
        Roster scenario = scenarios.branch();
        scenario.assign(0, 0);
        Roster other = roster.doing(late);
        List<Response> answers = Race.of(List.of(() -> scenarios.merge(scenario), () -> other.post(other.cell(0, 0))));
        assertThat(answers.get(0).statusCode()).isIn(200, 409);
        assertThat(answers.get(1).statusCode()).isEqualTo(answers.get(0).statusCode() == 200 ? 409 : 201);
        assertThat(roster.duty()).hasSize(1);
        assertThat(scenarios.stored(roster))
                .containsExactly("0/0 " + (answers.get(0).statusCode() == 200 ? roster.activity() : late));
        roster.assertConsistent();
    }

    @RepeatedTest(3)
    void whileItsScheduleIsPublished() {
        roster.assign(1, 1);
        Roster scenario = scenarios.branch();
        scenario.assign(0, 0);
        Header tag = seen(HOSPITAL.api().get("schedules/" + roster.schedule()));
        List<Response> answers = Race.of(List.of(
                () -> scenarios.merge(scenario),
                () -> HOSPITAL.api().header(tag).post("schedules/" + roster.schedule() + "/publish")));
        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        assertThat(answers.get(1).statusCode()).isIn(200, 412);
        assertThat(scenarios.work(roster)).containsExactly("0/0", "1/1");
        assertThat(roster.duty()).hasSize(answers.get(1).statusCode() == 200 ? 2 : 0);
        roster.assertConsistent();
    }

    @RepeatedTest(3)
    void orBranchOffWhatSomebodyDeletes() {
        List<Response> answers =
                Race.of(List.of(() -> scenarios.post(), () -> HOSPITAL.api().delete("schedules/" + roster.schedule())));
        boolean branched = answers.get(0).statusCode() == 201;
        assertThat(answers.get(0).statusCode()).isIn(201, 404);
        assertThat(answers.get(1).statusCode()).isEqualTo(branched ? 409 : 204);
    }

    @RepeatedTest(3)
    void orChangeAndDeleteTheScenarioMeanwhile() {
        roster.published();
        Roster scenario = scenarios.branch();
        scenario.assign(0, 0);
        List<Response> answers = Race.of(List.of(
                () -> scenarios.merge(scenario),
                () -> scenario.post(scenario.cell(1, 1)),
                () -> scenarios.change(scenario, Map.of("name", "Other"))));
        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        assertThat(answers.get(1).statusCode()).isEqualTo(201);
        assertThat(answers.get(2).statusCode()).isIn(200, 412);
        List<Response> last = Race.of(List.of(() -> scenarios.merge(scenario), () -> scenarios.delete(scenario)));
        assertThat(last.get(0).statusCode()).isIn(200, 404, 409);
        assertThat(last.get(1).statusCode()).isIn(204, 409);
        roster.assertConsistent();
    }
}
