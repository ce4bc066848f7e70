package org.rounds.it;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients of the API as the demo's users, and unique names for what they make. */
public final class Api {

    public static final String PASSWORD = "rounds-demo";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final AtomicInteger YEAR = new AtomicInteger(2040);

    private Api() {}

    /** Somebody who plans: the role of most journeys. */
    public static RequestSpecification coordinator() {
        return as("coordinator");
    }

    public static RequestSpecification as(String user) {
        return bearing(token(user));
    }

    /** A client with this credential, whatever it is worth. */
    public static RequestSpecification bearing(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** A client without credential. Sends and expects JSON; below {@code /api/v1}. */
    public static RequestSpecification anonymous() {
        return given().spec(new RequestSpecBuilder()
                .setBaseUri(Server.uri().toString())
                .setBasePath("api/v1")
                .setContentType(ContentType.JSON)
                .setUrlEncodingEnabled(false)
                .addFilter(new AsDescribed())
                .build());
    }

    public static String token(String user) {
        return TOKENS.computeIfAbsent(
                user,
                name -> signIn(name, PASSWORD).then().statusCode(200).extract().path("access_token"));
    }

    public static Response signIn(String user, String password) {
        return anonymous()
                .header("X-Forwarded-For", address())
                .body(Map.of("username", user, "password", password))
                .post("auth/token");
    }

    /** An address of one client's own, so that the limits on signing in do not meet the suite as a whole. */
    public static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    /** The condition that nothing has changed since that version. */
    public static Header seen(int version) {
        return new Header("If-Match", "\"" + version + "\"");
    }

    /** The condition that nothing has changed since that was read. */
    public static Header seen(Response read) {
        return new Header("If-Match", read.header("ETag"));
    }

    /** Creates a resource as a coordinator and returns its id. */
    public static String create(String collection, Map<String, ?> body) {
        return coordinator()
                .body(body)
                .post(collection)
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    public static String team() {
        return create("teams", Map.of("name", unique("Ward")));
    }

    public static String person(String team, String... skills) {
        return create("people", Map.of("name", unique("Person"), "type", "nurse", "team_id", team, "skills", skills));
    }

    /** A day shift of eight hours on site. */
    public static String activity(String team) {
        return activity(team, "08:00", Map.of());
    }

    public static String activity(String team, String start, Map<String, ?> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("team_id", team, "code", unique("S"), "start_time", start, "length_minutes", 480));
        body.putAll(more);
        return create("activities", body);
    }

    /** A calendar year in which no other test's academic year starts. */
    public static int year() {
        return YEAR.incrementAndGet();
    }

    /** A name that no other test has. */
    public static String unique(String prefix) {
        return prefix + " " + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    }
}
