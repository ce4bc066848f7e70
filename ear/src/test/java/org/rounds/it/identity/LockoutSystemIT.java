package org.rounds.it.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("Guessing a password")
class LockoutSystemIT {

    @Test
    void locksTheAccountFromTheFifthFailureOn() {
        String user = user();
        fail(user, 5);
        Response locked = signIn(user, Api.PASSWORD);
        locked.then()
                .statusCode(429)
                .body("error.code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("error.details.limit", equalTo(5))
                .body("error.details.window_seconds", equalTo(3600));
        int wait = locked.path("error.details.retry_after");
        assertThat(wait).isBetween(1, 60);
        assertThat(locked.header("Retry-After")).isEqualTo(Integer.toString(wait));
    }

    @Test
    void isToldAlikeForNamesThatNobodyHas() {
        String nobody = "nobody-" + UUID.randomUUID();
        fail(nobody, 5);
        Response locked = signIn(nobody, Api.PASSWORD);
        String user = user();
        fail(user, 5);
        Response known = signIn(user, Api.PASSWORD);
        assertThat(locked.statusCode()).isEqualTo(known.statusCode()).isEqualTo(429);
        assertThat(locked.<String>path("error.message")).isEqualTo(known.path("error.message"));
    }

    @Test
    void doublesTheWaitAndForgetsAllOnceThePasswordWasRight() {
        String user = user();
        fail(user, 5);
        pass(61);
        fail(user, 1);
        int wait = signIn(user, "wrong").then().statusCode(429).extract().path("error.details.retry_after");
        assertThat(wait).isBetween(61, 120);
        pass(121);
        signIn(user, Api.PASSWORD).then().statusCode(200);
        fail(user, 4);
        signIn(user, Api.PASSWORD).then().statusCode(200);
    }

    @Test
    void neverChecksMorePasswordsThanAllowedInARace() {
        String user = user();
        assertThat(statuses(Race.of(20, () -> signIn(user, "wrong")))).isEqualTo(Map.of(401, 5L, 429, 15L));
    }

    @Test
    void doesNotKeepOutManyWhoKnowThePasswordAtOnce() {
        String user = user();
        assertThat(statuses(Race.of(12, () -> signIn(user, Api.PASSWORD)))).isEqualTo(Map.of(200, 12L));
    }

    @Test
    void doesNotDependOnCase() {
        String user = user();
        fail(user.toUpperCase(Locale.ROOT), 5);
        signIn(user, Api.PASSWORD).then().statusCode(429);
    }

    @Test
    void locksAnAddressOnlyAfterFiftyFailuresOverTenAccounts() {
        String few = Api.address();
        String many = Api.address();
        String user = user();
        Race.of(tenAccounts(many, 5));
        attempt(user, Api.PASSWORD, many).then().statusCode(429).body("error.details.limit", equalTo(50));
        attempt(user, Api.PASSWORD, few).then().statusCode(200);
        pass(61);
        attempt(user, Api.PASSWORD, many).then().statusCode(200);
    }

    @Test
    void doesNotLockAnAddressOfFewerFailures() {
        String address = Api.address();
        Race.of(tenAccounts(address, 4));
        attempt(user(), Api.PASSWORD, address).then().statusCode(200);
    }

    @Test
    void leavesNoNameInTheDatabase() {
        String user = user();
        fail(user, 1);
        assertThat(Db.count("select count(*) from sign_in_failure where account = ?", user))
                .isZero();
        assertThat(Db.count("select count(*) from sign_in_failure")).isPositive();
    }

    private static List<Callable<Boolean>> tenAccounts(String address, int failures) {
        return IntStream.range(0, 10)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    String account = "nobody-" + UUID.randomUUID();
                    IntStream.range(0, failures)
                            .forEach(i ->
                                    attempt(account, "wrong", address).then().statusCode(401));
                    return true;
                })
                .toList();
    }

    private static String user() {
        return Hospital.open().coordinator();
    }

    private static void fail(String user, int times) {
        IntStream.range(0, times).forEach(i -> signIn(user, "wrong").then().statusCode(401));
    }

    private static Response signIn(String user, String password) {
        return attempt(user, password, Api.address());
    }

    private static Response attempt(String user, String password, String address) {
        return LimitsSystemIT.from(address)
                .body(Map.of("username", user, "password", password))
                .post("auth/token");
    }

    /** Lets time pass, as the failures see it. */
    private static void pass(int seconds) {
        Db.update("update sign_in_failure set last_at = last_at - ? * interval '1 second'", seconds);
    }

    private static Map<Integer, Long> statuses(List<Response> answers) {
        return answers.stream().collect(Collectors.groupingBy(Response::statusCode, Collectors.counting()));
    }
}
