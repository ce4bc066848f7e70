package org.rounds.it.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.ejb.identity.Allowance;
import org.rounds.ejb.identity.Buckets;
import org.rounds.ejb.identity.Limit;
import org.rounds.ejb.identity.Tier;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;
import org.rounds.it.Server;

@DisplayName("The limits on requests")
class LimitsSystemIT {
    private static final long SCALE = 1000;

    @ParameterizedTest
    @CsvSource({"nurse,60", "faculty,120", "coordinator,120", "admin,300"})
    void areToldWithEveryAnswer(String user, long perMinute) {
        Response answer = Api.as(user).get("people");
        assertThat(header(answer, "Limit")).isEqualTo(perMinute * SCALE);
        assertThat(header(answer, "Remaining")).isBetween(0L, perMinute * SCALE - 1);
        assertThat(header(answer, "Reset") - Instant.now().getEpochSecond()).isBetween(-5L, 65L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams/nonsense", "no-such-thing", "openapi.json"})
    void areToldWithErrorsAndFilesToo(String path) {
        assertThat(header(Api.coordinator().get(path), "Limit")).isEqualTo(120 * SCALE);
        assertThat(header(from(Api.address()).get(path), "Limit")).isEqualTo(50 * SCALE);
    }

    @Test
    void countDown() {
        RequestSpecification caller = Hospital.open().api();
        assertThat(header(caller.get("teams"), "Remaining")).isEqualTo(120 * SCALE - 1);
        assertThat(header(caller.get("people"), "Remaining")).isEqualTo(120 * SCALE - 2);
    }

    @Test
    void areNoneForPagesAndHealth() {
        for (String path : List.of("", "health", "api/v1/health", "docs/")) {
            assertThat(given().get(Server.uri(path)).header("X-RateLimit-Limit"))
                    .as(path)
                    .isNull();
        }
    }

    @Test
    void refuseWhoHasHadEnough() {
        Hospital hospital = Hospital.open();
        Limit perMinute = Tier.PREMIUM.limits().get(0);
        Limit scaled = new Limit(perMinute.requests() * SCALE, perMinute.window());
        String user = Db.text("select cast(id as text) from app_user where workspace_id = ?", hospital.workspace());
        new Buckets(Server.dataSourceAsApp()).take("user:" + user, scaled, scaled.requests() - 1);

        assertThat(header(
                        hospital.api()
                                .get("teams")
                                .then()
                                .statusCode(200)
                                .extract()
                                .response(),
                        "Remaining"))
                .isZero();
        Response refused = hospital.api().get("teams");
        refused.then()
                .statusCode(429)
                .body("status", equalTo("error"))
                .body("error.code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("error.details.limit", equalTo((int) scaled.requests()))
                .body("error.details.window_seconds", equalTo(60));
        int wait = refused.path("error.details.retry_after");
        assertThat(wait).isBetween(1, 60);
        assertThat(refused.header("Retry-After")).isEqualTo(Integer.toString(wait));
        assertThat(header(refused, "Remaining")).isZero();
        hospital.api()
                .accept("application/problem+json")
                .get("teams")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"));
        Hospital.open().api().get("teams").then().statusCode(200);
    }

    @Test
    void holdWithinFivePercentOverTwoNodes() {
        Limit limit = new Limit(600, Duration.ofMinutes(10));
        List<Buckets> nodes = List.of(new Buckets(Server.dataSourceAsApp()), new Buckets(Server.dataSourceAsApp()));
        String who = "it:" + UUID.randomUUID();
        long granted = Race.of(8, () -> {
                    long mine = 0;
                    for (int i = 0; i < 100; i++) {
                        if (nodes.get(i % 2).take(who, limit, 1).granted()) {
                            mine++;
                        }
                    }
                    return mine;
                })
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(granted).isBetween(600L, 630L);
    }

    @Test
    void holdExactlyOverTwoNodesWhereTheyMust() {
        Limit limit = new Limit(60, Duration.ofMinutes(10));
        List<Buckets> nodes = List.of(new Buckets(Server.dataSourceAsApp()), new Buckets(Server.dataSourceAsApp()));
        String who = "it:" + UUID.randomUUID();
        long granted = Race.of(8, () -> IntStream.range(0, 20)
                        .mapToObj(i -> nodes.get(i % 2).takeExactly(who, limit))
                        .filter(Allowance::granted)
                        .count())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(granted).isEqualTo(60);
    }

    @Test
    void refuseMoreThanSixtyAttemptsToSignInFromOneAddress() {
        String address = Api.address();
        List<Response> answers = Race.of(10, () -> IntStream.range(0, 8)
                        .mapToObj(i -> from(address).body("{").post("auth/token"))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(answers.stream().collect(Collectors.groupingBy(Response::statusCode, Collectors.counting())))
                .containsEntry(400, 60L)
                .containsEntry(429, 20L);
        Response refused = from(address).body("{").post("auth/token");
        assertThat(header(refused, "Limit")).isEqualTo(60);
        refused.then().statusCode(429).body("error.details.limit", equalTo(60));
        from(Api.address()).body("{").post("auth/token").then().statusCode(400);
    }

    @Test
    void countCredentialsThatAreNoneByAddress() {
        Response refused = from(Api.address())
                .header("Authorization", "Bearer nonsense")
                .get("teams")
                .then()
                .statusCode(401)
                .extract()
                .response();
        assertThat(header(refused, "Limit")).isEqualTo(300 * SCALE);
        assertThat(header(refused, "Remaining")).isEqualTo(300 * SCALE - 1);
    }

    @Test
    void leaveNoAddressInTheDatabase() {
        String address = Api.address();
        from(address).get("openapi.json").then().statusCode(200);
        assertThat(Db.count("select count(*) from rate_bucket where id like '%address:%'"))
                .isPositive();
        assertThat(Db.count("select count(*) from rate_bucket where id like '%' || ? || '%'", address))
                .isZero();
    }

    static RequestSpecification from(String address) {
        return Api.anonymous().header("X-Forwarded-For", address);
    }

    private static long header(Response answer, String name) {
        return Long.parseLong(answer.header("X-RateLimit-" + name));
    }
}
