package org.rounds.it.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.rounds.it.Api.seen;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("A workspace's own roles, and who has them")
class RoleSystemIT {
    private static final String PASSWORD = "correct horse battery";

    private final Hospital hospital = Hospital.open();
    private RequestSpecification admin;

    @BeforeEach
    void signIn() {
        admin = Api.as(hospital.user("admin", null));
    }

    @Test
    void addToWhatTheBuiltInRoleMay() {
        String role = role("chief", Map.of("resource", "team", "action", "create"));
        String chief = user("resident", List.of(role));
        String plain = user("resident", List.of());
        assertThat(team(chief)).isEqualTo(201);
        assertThat(team(plain)).isEqualTo(403);
        as(chief).get("people").then().statusCode(403);
    }

    /** Everybody's absences for one, only one's own for the other, and none for a nurse without either. */
    @Test
    void reachAsFarAsTheirScope() {
        String all = role("absence_desk", Map.of("resource", "absence", "action", "list", "scope", "all"));
        String own = role("self_service", Map.of("resource", "absence", "action", "list", "scope", "own"));
        String team = hospital.team();
        for (int i = 0; i < 2; i++) {
            hospital.create(
                    "absences",
                    Map.of(
                            "person_id",
                            hospital.person(team),
                            "type",
                            "sick",
                            "start_date",
                            "2030-01-01",
                            "end_date",
                            "2030-01-02"));
        }
        as(user("rn", List.of(all))).get("absences").then().statusCode(200).body("data.size()", equalTo(2));
        as(user("rn", List.of(own))).get("absences").then().statusCode(200).body("data.size()", equalTo(0));
        as(user("rn", List.of())).get("absences").then().statusCode(403);
    }

    @Test
    void cannotGiveWhatDoesNotExistOrTakeABuiltInName() {
        refused("x1", Map.of("resource", "moon", "action", "read")).body("error.code", equalTo("VALIDATION_ERROR"));
        refused("x2", Map.of("resource", "team", "action", "fly"))
                .body("error.details.field_errors.keySet()", hasItem("grants.0.action"));
        admin = Api.as(hospital.user("admin", null));
        admin.body(Map.of("name", "admin", "title", "Sneaky", "grants", List.of()))
                .post("roles")
                .then()
                .statusCode(422);
        assertThat(Db.count("select count(*) from role where workspace_id = ?", hospital.workspace()))
                .isZero();
    }

    /** What a change of a role gives or takes holds at the next request of those who have it, with the tokens they have. */
    @Test
    void giveAndTakeAtOnce() {
        String role = role("chief", Map.of("resource", "team", "action", "create"));
        RequestSpecification chief = as(user("resident", List.of(role)));
        assertThat(chief.body(Map.of("name", Api.unique("Team"))).post("teams").statusCode())
                .isEqualTo(201);
        admin.body(Map.of("grants", List.of()))
                .header(seen(0))
                .patch("roles/" + role)
                .then()
                .statusCode(200);
        assertThat(chief.body(Map.of("name", Api.unique("Team"))).post("teams").statusCode())
                .isEqualTo(403);
        Api.as(hospital.user("admin", null)).delete("roles/" + role).then().statusCode(409);
    }

    @Test
    void areRenamedForPeopleAndDeletedWhenNobodyHasThem() {
        String role = role("desk", Map.of("resource", "team", "action", "read"));
        String user = user("rn", List.of(role));
        String id = Db.text("select id from app_user where username = lower(?)", user);
        RequestSpecification again = Api.as(hospital.user("admin", null)).header(seen(0));
        again.body(Map.of("title", "Front desk"))
                .put("roles/" + role)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("desk"));
        again.body(Map.of("name", "other")).put("roles/" + role).then().statusCode(412);
        again.body(Map.of("role_ids", List.of()))
                .put("users/" + id)
                .then()
                .statusCode(200)
                .body("data.role", equalTo("rn"));
        Api.as(hospital.user("admin", null)).delete("roles/" + role).then().statusCode(204);
    }

    @Test
    void anAdministratorCannotLockHerselfOut() {
        String name = hospital.user("admin", null);
        String id = Db.text("select id from app_user where username = ?", name);
        for (Map<String, ?> change : List.of(Map.of("active", false), Map.of("role", "patient"))) {
            Api.as(name)
                    .body(change)
                    .header(seen(0))
                    .patch("users/" + id)
                    .then()
                    .statusCode(422);
        }
        Api.as(hospital.user("admin", null))
                .body(Map.of("active", false))
                .header(seen(0))
                .patch("users/" + id)
                .then()
                .statusCode(200)
                .body("data.active", equalTo(false));
        Api.signIn(name, Api.PASSWORD).then().statusCode(401);
    }

    @Test
    void belongToTheirHospital() {
        String theirs = role("night_desk", Map.of("resource", "team", "action", "read"));
        Hospital other = Hospital.open();
        Api.as(other.user("admin", null))
                .body(Map.of(
                        "username", Api.unique("u"), "password", PASSWORD, "role", "rn", "role_ids", List.of(theirs)))
                .post("users")
                .then()
                .statusCode(422)
                .body("error.details.field_errors.keySet()", hasItem("role_ids"));
    }

    @Test
    void aNameIsTakenOnceOverTheInstallationAndAPersonHasOneUser() {
        String name = user("rn", List.of());
        Hospital other = Hospital.open();
        Api.as(other.user("admin", null))
                .body(Map.of("username", name.toUpperCase(java.util.Locale.ROOT), "password", PASSWORD, "role", "rn"))
                .post("users")
                .then()
                .statusCode(409)
                .body("error.details.field", equalTo("username"));
        String person = hospital.person(hospital.team());
        Map<String, Object> body =
                Map.of("username", Api.unique("u"), "password", PASSWORD, "role", "rn", "person_id", person);
        admin.body(body).post("users").then().statusCode(201);
        Api.as(hospital.user("admin", null))
                .body(Map.of("username", Api.unique("u"), "password", PASSWORD, "role", "rn", "person_id", person))
                .post("users")
                .then()
                .statusCode(409)
                .body("error.details.field", equalTo("person_id"));
    }

    private io.restassured.response.ValidatableResponse refused(String name, Map<String, ?> grant) {
        return Api.as(hospital.user("admin", null))
                .body(Map.of("name", name, "title", name, "grants", List.of(grant)))
                .post("roles")
                .then()
                .statusCode(422);
    }

    private String role(String name, Map<String, ?> grant) {
        return Api.as(hospital.user("admin", null))
                .body(Map.of("name", name, "title", name, "grants", List.of(grant)))
                .post("roles")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    /** Returns the name of a new user who is a new person. */
    private String user(String role, List<String> roles) {
        String name = Api.unique("user");
        Api.as(hospital.user("admin", null))
                .body(Map.of(
                        "username",
                        name,
                        "password",
                        PASSWORD,
                        "role",
                        role,
                        "role_ids",
                        roles,
                        "person_id",
                        hospital.person(hospital.team())))
                .post("users")
                .then()
                .statusCode(201);
        return name;
    }

    private static RequestSpecification as(String user) {
        return Api.bearing(Api.signIn(user, PASSWORD).path("access_token"));
    }

    private static int team(String user) {
        return as(user).body(Map.of("name", Api.unique("Team"))).post("teams").statusCode();
    }
}
