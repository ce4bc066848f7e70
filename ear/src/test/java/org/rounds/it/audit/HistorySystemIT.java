package org.rounds.it.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.rounds.it.Api.seen;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("The history of a resource")
class HistorySystemIT {

    @Test
    void tellsWhoChangedWhatNewestFirst() {
        Hospital hospital = Hospital.open();
        String admin = hospital.user("admin", null);
        String person = hospital.create("people", Map.of("name", "Somebody", "type", "resident"));
        Map<String, ?> change = Map.of("name", "Somebody Else", "pgy_level", 2);
        Api.as(admin)
                .header(seen(0))
                .body(change)
                .patch("people/" + person)
                .then()
                .statusCode(200);
        hospital.api().get("people/" + person).then().statusCode(200);
        hospital.api()
                .get("people/" + person + "/history")
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("data.action", equalTo(List.of("update", "create")))
                .body("data.username", equalTo(List.of(admin, hospital.coordinator())))
                .body("data[0].user_id", equalTo(Db.text("select id from app_user where username = ?", admin)))
                .body("data[0].changed_fields", containsInAnyOrder("name", "pgy_level"))
                .body("data[1].changed_fields", hasSize(0))
                .body("data[0].keySet()", hasSize(6));
        hospital.api().get("people/" + person + "/history?action=create").then().body("data", hasSize(1));
        assertThat(Db.texts(
                        "select action from audit_record where resource_id = cast(? as uuid) and action = 'read'",
                        person))
                .as("reading it is kept too")
                .hasSize(3);
    }

    @Test
    void isThereForWhatMayBeRead() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        String nurse = hospital.user("rn", null);
        hospital.api()
                .header(seen(0))
                .body(Map.of("kind", "clinic"))
                .patch("teams/" + team)
                .then()
                .statusCode(200);
        Api.as(nurse)
                .get("teams/" + team + "/history")
                .then()
                .statusCode(200)
                .body("data.changed_fields", equalTo(List.of(List.of("kind"), List.of())));
        String activity = hospital.activity(team);
        Api.as(nurse)
                .get("activities/" + activity + "/history")
                .then()
                .statusCode(200)
                .body("data.action", equalTo(List.of("create")));
        Hospital.open().api().get("teams/" + team + "/history").then().statusCode(404);
    }

    @Test
    void ofAnAbsenceNamesTheDecisionAndNotItsReasons() {
        Hospital hospital = Hospital.open();
        String person = hospital.create("people", Map.of("name", "R", "type", "resident"));
        String resident = hospital.user("resident", person);
        String id = Api.as(resident)
                .body(Map.of("person_id", person, "type", "sick", "start_date", "2030-03-01", "end_date", "2030-03-01"))
                .post("absences")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        hospital.api()
                .body(Map.of("notes", "unlikely"))
                .post("absences/" + id + "/reject")
                .then()
                .statusCode(200);
        String history = hospital.api()
                .get("absences/" + id + "/history")
                .then()
                .statusCode(200)
                .body("data.username", equalTo(List.of(hospital.coordinator(), resident)))
                .extract()
                .asString();
        assertThat(history).contains("review_notes").doesNotContain("unlikely");
        Api.as(resident).get("absences/" + id + "/history").then().statusCode(403);
    }
}
