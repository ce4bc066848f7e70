package org.rounds.it.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.InTurn;
import org.rounds.it.Server;

@DisplayName("The metrics")
@InTurn
class MetricsSystemIT {

    private static final Pattern NAME =
            Pattern.compile("\\b(?:rounds|http_server|jvm|process|disk|system|optaplanner)_[a-z0-9_]+");

    private static Response metrics(String credential) {
        return given().header("Authorization", "Bearer " + credential).get(Server.uri("metrics"));
    }

    private static String scrape() {
        return metrics(Server.METRICS_TOKEN)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .extract()
                .asString();
    }

    /** The value of the only meter that begins so; zero where there is none yet. */
    private static double value(String begin) {
        return scrape().lines()
                .filter(line -> line.startsWith(begin))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void areForMonitorsAndAdministratorsOnly() {
        given().get(Server.uri("metrics")).then().statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
        metrics(Server.METRICS_TOKEN + "x").then().statusCode(401).body("error.code", equalTo("INVALID_TOKEN"));
        metrics(Api.token("coordinator")).then().statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
        metrics(Api.token("admin")).then().statusCode(200);
        Api.bearing(Server.METRICS_TOKEN).get("people").then().statusCode(403);
    }

    @Test
    void countARequestByItsRouteAndNotByItsAddress() {
        String missing = UUID.randomUUID().toString();
        String counter = "http_server_requests_seconds_count{method=\"GET\",status=\"404\",uri=\"/api/v1/teams/{id}\"}";
        double before = value(counter);

        Api.coordinator().get("teams/" + missing).then().statusCode(404);

        await().atMost(Duration.ofSeconds(30)).until(() -> value(counter) > before);
        assertThat(scrape()).doesNotContain(missing);
    }

    @Test
    void giveMadeUpAddressesAndMethodsNoLabelsOfTheirOwn() {
        String unknown = "http_server_requests_seconds_count{method=\"OTHER\"";
        double before = value(unknown);
        String path = "made-up-" + UUID.randomUUID();

        given().get(Server.uri(path)).then().statusCode(404);
        Api.anonymous().get(path).then().statusCode(404);
        given().request("BREW", Server.uri(path));

        await().atMost(Duration.ofSeconds(30)).until(() -> value(unknown) > before);
        assertThat(scrape()).doesNotContain("made-up", "BREW");
    }

    @Test
    void countFailedSignIns() {
        double before = value("rounds_sign_in_failures_total");

        Api.signIn("nobody", "guess").then().statusCode(401);

        assertThat(value("rounds_sign_in_failures_total")).isGreaterThan(before);
    }

    @Test
    void showTheOutboxWithinSeconds() {
        double before = value("rounds_outbox_events ");
        Api.team();
        await().atMost(Duration.ofSeconds(30)).until(() -> value("rounds_outbox_events ") > before);
    }

    @Test
    void countConnectionsBackIn() {
        Api.coordinator().get("teams").then().statusCode(200);
        assertThat(value("rounds_db_connection_wait_seconds_count")).isPositive();
        await().atMost(Duration.ofSeconds(30)).until(() -> value("rounds_db_connections_lent") == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docs/monitoring/alerts.yaml", "docs/monitoring/grafana-dashboard.json", "docs/operations.md"})
    void areThereUnderTheNamesThatAreWrittenDown(String file) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("rounds.root"), file));
        List<String> names =
                NAME.matcher(text).results().map(MatchResult::group).distinct().toList();
        String scraped = scrape();
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(scraped).containsPattern("(?m)^" + name + "[ {]"));
    }
}
