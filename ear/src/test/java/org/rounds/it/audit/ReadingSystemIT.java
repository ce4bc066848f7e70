package org.rounds.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("Reading personal data")
class ReadingSystemIT {
    private final Hospital hospital = Hospital.open();
    private final String person = hospital.person(hospital.team());

    @Test
    void isKeptWithWhoReadWhom() {
        hospital.api().get("people/" + person).then().statusCode(200);
        assertThat(reads()).containsExactly("read person " + person + " by " + hospital.coordinator());
    }

    @Test
    void isKeptForEverybodyAListHasShown() {
        String second = hospital.person(hospital.team());
        hospital.api().get("people?sort=created_at").then().statusCode(200);
        assertThat(reads()).containsExactly("list person {" + person + "," + second + "} by " + hospital.coordinator());
        hospital.api().get("people?sort=created_at&page=3").then().statusCode(200);
        assertThat(reads()).hasSize(2).contains("list person {} by " + hospital.coordinator());
    }

    @Test
    void thatIsRefusedOrFindsNothingShowsNothing() {
        Api.as(hospital.user("patient", null)).get("people/" + person).then().statusCode(403);
        hospital.api().get("people/" + hospital.workspace()).then().statusCode(404);
        assertThat(reads()).isEmpty();
    }

    @Test
    void isKeptForAbsencesAndWishesToo() {
        Map<String, Object> absence =
                Map.of("person_id", person, "type", "sick", "start_date", "2030-01-01", "end_date", "2030-01-02");
        String id = hospital.create("absences", absence);
        hospital.api().get("absences/" + id).then().statusCode(200);
        hospital.api().get("requests").then().statusCode(200);
        assertThat(reads())
                .containsExactly(
                        "read absence " + id + " by " + hospital.coordinator(),
                        "list request {} by " + hospital.coordinator());
    }

    /** What is no person's is read without a trace. */
    @Test
    void isNotConfusedWithReadingTheRest() {
        hospital.api().get("teams").then().statusCode(200);
        hospital.api().get("schedules").then().statusCode(200);
        assertThat(reads()).isEmpty();
    }

    private List<String> reads() {
        return Db.texts(
                "select action || ' ' || resource || ' ' || coalesce(resource_id::text, subjects::text) || ' by '"
                        + " || (select username from app_user u where u.id = actor_id)"
                        + " from audit_record where workspace_id = ? and action in ('read', 'list') order by occurred_at, id",
                hospital.workspace());
    }
}
