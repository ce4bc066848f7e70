package org.rounds.it.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("A workspace's last active administrator")
class LastAdministratorSystemIT {
    private static final Map<String, ?> LEAVES = Map.of("active", false);
    private static final Map<String, ?> STEPS_DOWN = Map.of("role", "coordinator");

    private final Hospital hospital = Hospital.open();

    @Test
    @DisplayName("is neither deactivated nor given another role by somebody whose own role lets her change users")
    void staysWhoeverAsks() {
        String only = hospital.user("admin", null);
        String desk = Api.as(only)
                .body(Map.of(
                        "name",
                        "user_desk",
                        "title",
                        "User desk",
                        "grants",
                        List.of(
                                Map.of("resource", "user", "action", "update"),
                                Map.of("resource", "role", "action", "read"),
                                Map.of("resource", "person", "action", "read"))))
                .post("roles")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        String clerk = hospital.user("rn", null);
        assertThat(change(only, clerk, Map.of("role_ids", List.of(desk))).statusCode())
                .isEqualTo(200);
        for (Map<String, ?> change : List.of(LEAVES, STEPS_DOWN)) {
            change(clerk, only, change).then().statusCode(409).body("error.code", equalTo("LAST_ADMIN"));
        }
        assertThat(change(clerk, only, Map.of("person_id", hospital.person(hospital.team())))
                        .statusCode())
                .isEqualTo(200);
        String second = hospital.user("admin", null);
        assertThat(change(clerk, only, LEAVES).statusCode()).isEqualTo(200);
        assertThat(change(clerk, second, LEAVES).statusCode()).isEqualTo(409);
        assertThat(administrators()).isOne();
    }

    @Test
    @DisplayName("stays when two administrators remove each other at the same moment")
    void isLeftByARace() {
        for (int round = 0; round < 20; round++) {
            Db.update("update app_user set active = false where workspace_id = ?", hospital.workspace());
            String one = hospital.user("admin", null);
            String other = hospital.user("admin", null);
            Api.token(one);
            Api.token(other);
            List<Integer> answers =
                    Race.of(List.of(() -> change(one, other, LEAVES).statusCode(), () -> change(other, one, STEPS_DOWN)
                            .statusCode()));
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            assertThat(administrators()).isOne();
        }
    }

    private long administrators() {
        return Db.count(
                "select count(*) from app_user where role = 'admin' and active and workspace_id = ?",
                hospital.workspace());
    }

    private static Response change(String by, String whom, Map<String, ?> change) {
        String path = "users/" + Db.text("select id from app_user where username = ?", whom);
        return Api.as(by)
                .header(seen((int) Db.count("select version from app_user where username = ?", whom)))
                .body(change)
                .patch(path);
    }
}
