package org.rounds.it;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
@DisplayName("On every application server")
@InTurn
class SmokeIT {

    @Test
    void theStartPageIsServed() {
        given().get(Server.uri()).then().statusCode(200).contentType(ContentType.HTML);
    }

    @Test
    void theServerIsHealthy() {
        given().get(Server.uri("health")).then().statusCode(200).body("status", equalTo("healthy"));
    }

    @Test
    void theApiDescribesItself() {
        Api.anonymous()
                .get("openapi.json")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths", hasKey("/schedules"));
    }

    @Test
    void aPasswordBuysAToken() {
        Api.signIn("coordinator", Api.PASSWORD)
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("access_token", notNullValue());
    }

    @Test
    void aWrongPasswordDoesNot() {
        Api.signIn("coordinator", "guess").then().statusCode(401).body("error.code", equalTo("INVALID_CREDENTIALS"));
    }

    @Test
    void nobodyReadsWithoutToken() {
        Api.anonymous().get("people").then().statusCode(401).body("status", equalTo("error"));
    }

    @Test
    void aNurseMayNotHire() {
        Api.as("nurse")
                .body(Map.of("name", Api.unique("Person"), "type", "nurse"))
                .post("people")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void aPersonIsCreatedAndReadBack() {
        String name = Api.unique("Person");
        String address = Api.coordinator()
                .body(Map.of("name", name, "type", "nurse"))
                .post("people")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        Api.coordinator().basePath("").get(path(address)).then().statusCode(200).body("data.name", equalTo(name));
    }

    @Test
    void aWrongFieldIsNamed() {
        Api.coordinator()
                .body(Map.of("name", "", "type", "nurse"))
                .post("people")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("name"));
    }

    @Test
    void aWeekIsSolvedAndPublished() {
        String schedule = Ward.of(3).needing(1).draft();
        Ward.publish(schedule).then().statusCode(200).body("data.status", equalTo("published"));
    }

    /** Servers make a Location absolute. */
    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }
}
