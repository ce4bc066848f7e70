package org.rounds.it.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Server;

@DisplayName("Health")
class HealthSystemIT {

    private static final String DETAILED = "health/detailed";

    @ParameterizedTest
    @ValueSource(strings = {"health", "health/live", "health/ready", "api/v1/health", "api/health"})
    void isPublicAndPlain(String path) {
        given().get(Server.uri(path))
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("status", equalTo("healthy"))
                .body("$", not(hasKey("data")));
    }

    @Test
    void isToldInDetailToAdministratorsOnly() {
        Api.anonymous().get(DETAILED).then().statusCode(401);
        Api.coordinator().get(DETAILED).then().statusCode(403);
        Api.as("admin")
                .get(DETAILED)
                .then()
                .statusCode(200)
                .body("status", in(List.of("healthy", "degraded")))
                .body("parts.values().status", everyItem(in(List.of("healthy", "degraded"))))
                .body("parts.database.latency_ms", greaterThanOrEqualTo(0))
                .body("parts.database.version", startsWith("18"))
                .body("parts.database.connections.max", equalTo(16))
                .body("parts.solver.max", equalTo(2))
                .body("parts.disk.free_bytes", greaterThan(0L))
                .body(
                        "parts.schema.last",
                        equalTo(Db.text("select id from databasechangelog order by orderexecuted desc limit 1")));
    }

    /** Rows come and go again, since all tests share the server. */
    @Test
    void tellsOfASchemaThatIsNotTheApplications() {
        Db.update("insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)"
                + " values ('from-the-future', 'rounds', 'it', now(), 1000000, 'EXECUTED')");
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Api.as("admin")
                    .get(DETAILED)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("degraded"))
                    .body("parts.schema.reason", startsWith("the schema is newer")));
        } finally {
            Db.update("delete from databasechangelog where id = 'from-the-future'");
        }
        Db.update("update databasechangelog set id = 'hidden' where id = 'event-001'");
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Api.as("admin")
                    .get(DETAILED)
                    .then()
                    .statusCode(503)
                    .body("status", equalTo("unhealthy"))
                    .body("parts.schema.missing", hasItem("event-001")));
        } finally {
            Db.update("update databasechangelog set id = 'event-001' where id = 'hidden'");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> Api.as("admin").get(DETAILED).then().body("parts.schema.status", equalTo("healthy")));
    }
}
