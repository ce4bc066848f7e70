package org.rounds.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("A POST with an Idempotency-Key")
class IdempotencySystemIT {
    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Hospital hospital = Hospital.open();
    private final String key = UUID.randomUUID().toString();

    @Test
    void repeatsItsFirstAnswer() {
        String body = "{\"name\": \"Ward\"}";
        Response first = post(body);
        Response second = post(body);
        first.then().statusCode(201).header(REPLAYED, equalTo(null));
        second.then().statusCode(201).header(REPLAYED, equalTo("true"));
        assertThat(second.<Object>path("data")).isEqualTo(first.path("data"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
        for (String header : List.of("Location", "ETag")) {
            assertThat(second.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        }
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(teams()).isEqualTo(1);
        assertThat(Db.count(
                        "select count(*) from audit_record where workspace_id = ? and resource = 'team'",
                        hospital.workspace()))
                .isEqualTo(1);
    }

    @Test
    void isTheSameByAllNamesOfTheResource() {
        post("{\"name\": \"Ward\"}").then().statusCode(201);
        for (String path : List.of("api/teams", "api/v1/teams/", "api/teams/")) {
            keyed().basePath("")
                    .body("{\"name\": \"Ward\"}")
                    .post(path)
                    .then()
                    .statusCode(201)
                    .header(REPLAYED, equalTo("true"));
        }
        assertThat(teams()).isEqualTo(1);
    }

    @Test
    void isRefusedWithAnotherBody() {
        post("{\"name\": \"Ward\"}").then().statusCode(201);
        post("{\"name\": \"Other\"}").then().statusCode(422).body("error.code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(teams()).isEqualTo(1);
    }

    @Test
    void hasItsEffectOnceInARace() {
        List<Response> answers = Race.of(32, () -> post("{\"name\": \"Ward\"}"));
        assertThat(answers).allSatisfy(a -> assertThat(a.statusCode()).isIn(201, 409));
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 409)
                .allSatisfy(a -> assertThat(a.<String>path("error.code")).isEqualTo("IDEMPOTENCY_IN_PROGRESS"));
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 201 && a.header(REPLAYED) == null)
                .hasSize(1);
        assertThat(teams()).isEqualTo(1);
    }

    @Test
    void doesNotKeepAFailure() {
        post("{\"name\": \"\"}").then().statusCode(422).body("error.code", equalTo("VALIDATION_ERROR"));
        post("{").then().statusCode(400);
        post("{\"name\": \"Ward\"}").then().statusCode(201).header(REPLAYED, equalTo(null));
    }

    @Test
    void isEachCallersAndEachPathsOwn() {
        post("{\"name\": \"Ward\"}").then().statusCode(201);
        Hospital other = Hospital.open();
        other.api()
                .header(KEY, key)
                .body("{\"name\": \"Other\"}")
                .post("teams")
                .then()
                .statusCode(201)
                .header(REPLAYED, equalTo(null));
        keyed().body(Map.of("name", "Person", "type", "nurse"))
                .post("people")
                .then()
                .statusCode(201)
                .header(REPLAYED, equalTo(null));
        for (String user : List.of("coordinator", "admin")) {
            Api.as(user)
                    .header(KEY, key)
                    .body(Map.of("name", Api.unique(user)))
                    .post("teams")
                    .then()
                    .statusCode(201)
                    .header(REPLAYED, equalTo(null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "täglich"})
    void isMalformedWithAKeyThatIsNone(String bad) {
        refused(bad);
    }

    @Test
    void hasAKeyOf255CharactersAtMost() {
        hospital.api()
                .header(KEY, "k".repeat(255))
                .body("{\"name\": \"Ward\"}")
                .post("teams")
                .then()
                .statusCode(201);
        refused("k".repeat(256));
    }

    @Test
    void startsAnewAfterADay() {
        String first = post("{\"name\": \"Ward\"}").path("data.id");
        Db.update("update idempotency_key set created_at = created_at - interval '24 hours' where key = ?", key);
        Db.update("update team set name = 'Before' where workspace_id = ?", hospital.workspace());
        post("{\"name\": \"Ward\"}")
                .then()
                .statusCode(201)
                .header(REPLAYED, equalTo(null))
                .body("data.id", not(equalTo(first)));
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void isForgottenAfterADay() {
        post("{\"name\": \"Ward\"}").then().statusCode(201);
        Db.text("select rounds_forget_idempotency_keys(now() - interval '24 hours')");
        assertThat(kept()).isEqualTo(1);
        Db.update("update idempotency_key set created_at = created_at - interval '24 hours' where key = ?", key);
        Db.text("select rounds_forget_idempotency_keys(now() - interval '24 hours')");
        assertThat(kept()).isZero();
    }

    /** The transaction fails at its very end, as if the server had been killed before it. */
    @Test
    void leavesNothingWhereTheCommitFails() {
        Db.update("create function it_refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'at the commit'; end $$");
        Db.update("create constraint trigger it_refuse after insert on idempotency_key"
                + " deferrable initially deferred for each row when (new.key = '" + key
                + "') execute function it_refuse()");
        try {
            String before = hospital.rows();
            post("{\"name\": \"Ward\"}")
                    .then()
                    .statusCode(greaterThanOrEqualTo(400))
                    .header("Location", equalTo(null))
                    .header("ETag", equalTo(null))
                    .body("status", equalTo("error"));
            assertThat(hospital.rows()).isEqualTo(before);
        } finally {
            Db.update("drop trigger it_refuse on idempotency_key");
            Db.update("drop function it_refuse()");
        }
        post("{\"name\": \"Ward\"}").then().statusCode(201).header(REPLAYED, equalTo(null));
    }

    @Test
    void isNotKeptForSecretsAndUploads() {
        for (int i = 0; i < 2; i++) {
            keyed().header("X-Forwarded-For", Api.address())
                    .body(Map.of("username", hospital.coordinator(), "password", Api.PASSWORD))
                    .post("auth/token")
                    .then()
                    .statusCode(200)
                    .header(REPLAYED, equalTo(null));
        }
        keyed().contentType("text/plain").body("x").post("imports").then().statusCode(422);
        assertThat(kept()).isZero();
    }

    @Test
    void isStillBoundToTheSizeOfABody() {
        post("{\"name\": \"Ward\"" + " ".repeat(1_000_001) + "}").then().statusCode(413);
        assertThat(kept()).isZero();
    }

    private void refused(String bad) {
        hospital.api()
                .header(KEY, bad)
                .body("{\"name\": \"Ward\"}")
                .post("teams")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_HEADER"))
                .body("error.details.header", equalTo(KEY));
        assertThat(Db.count("select count(*) from team where workspace_id = ?", hospital.workspace()))
                .isLessThanOrEqualTo(1);
    }

    private RequestSpecification keyed() {
        return hospital.api().header(KEY, key);
    }

    private Response post(String body) {
        return keyed().body(body).post("teams");
    }

    private long teams() {
        return Db.count("select count(*) from team where workspace_id = ?", hospital.workspace());
    }

    private long kept() {
        return Db.count("select count(*) from idempotency_key where workspace_id = ?", hospital.workspace());
    }
}
