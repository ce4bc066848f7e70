package org.rounds.it.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Server;

@DisplayName("Signing in")
class SignInSystemIT {

    @Test
    void theRightPasswordBuysATokenOutsideTheEnvelope() {
        JsonPath answer = Api.signIn("coordinator", Api.PASSWORD)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", equalTo("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(3600))
                .extract()
                .jsonPath();
        assertThat(answer.getString("access"))
                .isEqualTo(answer.getString("access_token"))
                .isNotBlank();
        assertThat(answer.getMap("$")).doesNotContainKeys("status", "data", "envelope");
    }

    @Test
    void theTokenOpensTheApiAsBearerAndAsToken() {
        String token = Api.token("coordinator");
        Api.bearing(token).get("teams").then().statusCode(200);
        Api.anonymous()
                .header("Authorization", "Token " + token)
                .get("teams")
                .then()
                .statusCode(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        Response wrong = Api.signIn("coordinator", "not it");
        Response unknown = Api.signIn("nobody-by-this-name", "not it");
        for (Response refused : new Response[] {wrong, unknown}) {
            refused.then()
                    .statusCode(401)
                    .header("WWW-Authenticate", notNullValue())
                    .body("status", equalTo("error"))
                    .body("error.code", equalTo("INVALID_CREDENTIALS"));
        }
        assertThat(wrong.path("error").toString())
                .isEqualTo(unknown.path("error").toString());
    }

    @Test
    void aUserWhoIsNoLongerActiveGetsTheSameAnswer() {
        String gone = Api.unique("gone").replace(' ', '-');
        Db.update(
                "insert into app_user select gen_random_uuid(), workspace_id, ?, password_hash, role, false, now(), 0"
                        + " from app_user where username = 'coordinator'",
                gone);
        Api.signIn(gone, Api.PASSWORD).then().statusCode(401).body("error.code", equalTo("INVALID_CREDENTIALS"));
    }

    @Test
    void aUserNameDoesNotDependOnCase() {
        Api.signIn("Coordinator", Api.PASSWORD).then().statusCode(200);
    }

    @Test
    void passwordsAreStoredHashed() {
        assertThat(Db.texts("select password_hash from app_user")).isNotEmpty().allSatisfy(hash -> assertThat(hash)
                .startsWith("$argon2id$"));
    }

    @Test
    void aMissingPasswordIsAValidationError() {
        Api.anonymous()
                .body(Map.of("username", "coordinator"))
                .post("auth/token")
                .then()
                .statusCode(422)
                .body("error.details.field_errors.password", notNullValue());
    }

    @Test
    void anAlteredTokenIsRefused() {
        String token = Api.token("coordinator");
        int payload = token.indexOf('.') + 10;
        char other = token.charAt(payload) == 'A' ? 'B' : 'A';
        refused(token.substring(0, payload) + other + token.substring(payload + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "e30.e30.", "%00"})
    void whatIsNoTokenIsRefused(String credential) {
        refused(credential);
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() throws Exception {
        refused(signed(new ECKeyGenerator(Curve.P_256).generate(), Instant.now().plusSeconds(600)));
    }

    @Test
    void anUnsignedTokenIsRefused() throws Exception {
        refused(new PlainJWT(claims(Instant.now().plusSeconds(600))).serialize());
    }

    @Test
    void anExpiredTokenOfOurOwnKeyIsRefusedAndAFreshOneIsNot() throws Exception {
        ECKey key = ownKey();
        refused(signed(key, Instant.now().minusSeconds(1)));
        Api.bearing(signed(key, Instant.now().plusSeconds(600)))
                .get("teams")
                .then()
                .statusCode(200);
    }

    @Test
    void anotherSchemeIsRefused() {
        Api.anonymous()
                .header("Authorization", "Basic Y29vcmRpbmF0b3I6eA==")
                .get("teams")
                .then()
                .statusCode(401);
    }

    @Test
    void withoutTokenNothingPrivateIsRead() {
        Api.anonymous()
                .get("teams")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("status", equalTo("error"))
                .body("error.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void aRoleWithoutTheRightIsDeniedAndNothingIsStored() {
        String name = Api.unique("Person");
        Api.as("nurse")
                .body(Map.of("name", name, "type", "nurse"))
                .post("people")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("PERMISSION_DENIED"));
        assertThat(Db.count("select count(*) from person where name = ?", name)).isZero();
        Api.as("nurse").get("people").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"teams", "people", "activities", "coverage-requirements", "requests", "absences", "schedules"})
    void aPatientReadsNothingOfTheRoster(String collection) {
        Api.as("patient").get(collection).then().statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
    }

    /** A bad credential is refused everywhere, on public paths too. */
    private static void refused(String token) {
        for (String path : new String[] {"api/v1/teams", "api/v1/openapi.json", "api/v1/health", "health", ""}) {
            given().header("Authorization", "Bearer " + token)
                    .get(Server.uri(path))
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", notNullValue())
                    .body("status", equalTo("error"))
                    .body("error.code", equalTo("INVALID_TOKEN"));
        }
    }

    /** The installation's key, from where the launcher tells the server to read it. */
    private static ECKey ownKey() throws Exception {
        String pem = Files.readString(Path.of(Server.running().environment().get("ROUNDS_SIGNING_KEY_FILE")));
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) PemKeys.publicKey(pem))
                .privateKey((ECPrivateKey) PemKeys.privateKey(pem))
                .build();
    }

    private static String signed(JWK key, Instant expires) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims(expires));
        token.sign(new ECDSASigner(key.toECKey()));
        return token.serialize();
    }

    private static JWTClaimsSet claims(Instant expires) throws Exception {
        var ours = SignedJWT.parse(Api.token("coordinator")).getJWTClaimsSet();
        return new JWTClaimsSet.Builder(ours).expirationTime(Date.from(expires)).build();
    }
}
