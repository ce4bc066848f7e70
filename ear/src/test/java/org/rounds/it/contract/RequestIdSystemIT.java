package org.rounds.it.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Server;

@DisplayName("The request id")
class RequestIdSystemIT {
    private static final String HEADER = "X-Request-Id";
    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @ParameterizedTest
    @CsvSource({
        "'',200",
        "app/api.js,200",
        "app/no-such-file.js,404",
        "no/such/page,404",
        "health,200",
        "api/v1/health,200",
        "api/v1/openapi.json,200",
        "api/v1/teams,401",
        "api/v1/no-such-thing,404",
        "api/v2/teams,404",
        "docs/,200"
    })
    void comesBackOnEveryPath(String path, int status) {
        String id = "it." + UUID.randomUUID() + "_x";
        given().header(HEADER, id)
                .get(Server.uri(path))
                .then()
                .statusCode(status)
                .header(HEADER, equalTo(id));
        given().get(Server.uri(path)).then().header(HEADER, matchesPattern(UUID_FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "api/v1/teams"})
    void comesBackWithARefusedToken(String path) {
        given().header(HEADER, "refused-1")
                .header("Authorization", "Bearer nonsense")
                .get(Server.uri(path))
                .then()
                .statusCode(401)
                .header(HEADER, equalTo("refused-1"));
    }

    @Test
    void comesBackWithErrorsOfResources() {
        Api.coordinator()
                .header(HEADER, "e404")
                .get("teams/" + UUID.randomUUID())
                .then()
                .header(HEADER, "e404");
        Api.coordinator().header(HEADER, "e400").body("{").post("teams").then().header(HEADER, "e400");
        Api.coordinator()
                .header(HEADER, "e405")
                .delete("teams")
                .then()
                .statusCode(405)
                .header(HEADER, "e405");
        Api.coordinator()
                .header(HEADER, "e415")
                .contentType("text/plain")
                .body("x")
                .post("teams")
                .then()
                .statusCode(415)
                .header(HEADER, "e415");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "semi;colon", "<script>", "ä"})
    void isReplacedWhereItCannotBeUsed(String id) {
        given().header(HEADER, id).get(Server.uri("health")).then().header(HEADER, matchesPattern(UUID_FORM));
    }

    @Test
    void isAtMost128CharactersLong() {
        String longest = "x".repeat(128);
        given().header(HEADER, longest).get(Server.uri("health")).then().header(HEADER, equalTo(longest));
        given().header(HEADER, longest + "x")
                .get(Server.uri("health"))
                .then()
                .header(HEADER, matchesPattern(UUID_FORM));
    }

    @Test
    void standsOnTheAuditTrail() {
        String id = UUID.randomUUID().toString();
        String team = Api.coordinator()
                .header(HEADER, id)
                .body(Map.of("name", Api.unique("Ward")))
                .post("teams")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        assertThat(Db.text("select request_id from audit_record where resource_id = ?", UUID.fromString(team)))
                .isEqualTo(id);
    }

    /** A workspace whose zone is nowhere is what no use case can make: it stands for every error that nobody expects. */
    @Test
    void isTheReferenceOfAnErrorInTheAnswerAndInTheLog() throws IOException {
        Hospital hospital = Hospital.open();
        Db.update("update workspace set time_zone = 'Nowhere/Atall' where id = ?", hospital.workspace());
        String id = UUID.randomUUID().toString();
        hospital.api()
                .header(HEADER, id)
                .get("people")
                .then()
                .statusCode(500)
                .header(HEADER, equalTo(id))
                .body("error.code", equalTo("INTERNAL_ERROR"))
                .body("error.details.reference", equalTo(id));
        String log = Files.readString(Server.running().instance().serverLog());
        assertThat(log).contains("Unexpected error " + id);
        if (!Server.isLiberty()) {
            assertThat(log).as("the context of the line").contains("[" + id + "] Unexpected error");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/v2/teams", "api/v2", "api/v10/people/1", "api/v2/"})
    void anotherVersionPointsToThisOne(String path) {
        Api.coordinator()
                .basePath("")
                .get(path)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"))
                .body("error.message", containsString("/api/v1"))
                .body("error.details.current_version", equalTo("/api/v1"));
    }
}
