package org.rounds.it.identity;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation of the API, as {@code GET /teams/{id}}, and how to call it so that it changes as little as it can. */
record Endpoint(String method, String path) {
    /** Nobody has seen this version: who may change the record is told so, and nothing is changed. */
    private static final String UNSEEN = "\"999999999\"";

    /** What actions want to be told; no violation has that key. */
    private static final Map<String, String> BODIES = Map.of(
            "repair",
            "{}",
            "diagnose",
            "{\"time_limit_seconds\": 1}",
            "plan",
            "{}",
            "merge",
            "{}",
            "scenarios",
            "{\"name\": \"What if\"}",
            "apply",
            "{\"changes\": [{\"assignment_id\": \"0198c0de-0000-7000-8000-000000000001\"}]}",
            "pins",
            "{\"person_id\": \"0198c0de-0000-7000-8000-000000000001\", \"date\": \"2030-01-09\"}",
            "rollback",
            "{\"reason\": \"to see who may\"}",
            "break-glass",
            "{\"reason\": \"to see who may\"}",
            "acknowledgements",
            "{\"violations\": [\"0198c0de-0000-7000-8000-000000000001\"], \"reason\": \"to see who may\"}");

    /** Collections that are also below something else, and take the same body there. */
    private static final Set<String> CHILDREN = Set.of("absences", "memberships");

    Endpoint(String endpoint) {
        this(endpoint.split(" ")[0], endpoint.split(" ")[1]);
    }

    Response call(RequestSpecification client, Records records) {
        if (Set.of("PUT", "PATCH", "DELETE").contains(method)
                || path.matches(".*/(publish|approve|reject|cancel|rollback|plan|merge)")) {
            client.header("If-Match", UNSEEN);
        }
        if (Set.of("PUT", "PATCH").contains(method)) {
            client.body("{}");
        } else if (method.equals("POST") && makes() != null) {
            Object body = records.body(makes());
            client.contentType(body instanceof String ? ContentType.TEXT : ContentType.JSON)
                    .body(body);
        }
        if (method.equals("POST") && path.endsWith("{id}/blocks")) {
            client.body("{\"first_start\": \"1970-01-01\"}"); // outside of the year: nothing is laid out
        }
        String body = hasId() ? BODIES.get(path.replaceFirst(".*/", "")) : null;
        if (body != null && method.equals("POST")) {
            client.body(body);
        }
        String named =
                path.contains("{assignment_id}") ? path.replace("{assignment_id}", records.id("assignments")) : path;
        if (path.contains("{scenario_id}")) {
            named = named.replace("{scenario_id}", records.id("scenarios"));
        }
        String address = hasId() ? named.replaceAll("\\{\\w+\\}", records.id(collection())) : named;
        return client.request(method, address + asked(records));
    }

    /** What an operation wants to be told in its address. */
    private String asked(Records records) {
        if (path.endsWith("/why-not")) {
            return "?person_id=%s&period=2030-01-09&activity=%s".formatted(records.person(), records.activity());
        }
        return collection().equals("imports") ? "?team_name=Ward" : "";
    }

    boolean hasId() {
        return path.contains("{id}");
    }

    boolean isList() {
        return method.equals("GET") && !hasId();
    }

    /** Its body names records by their ids. */
    boolean namesRecords() {
        return method.equals("POST")
                && !hasId()
                && !path.matches(".*/(generate|rollover|read-all)")
                && !Set.of("teams", "imports", "auth", "roles", "academic-years", "admin")
                        .contains(collection());
    }

    /** What is posted to a collection, also to one below an id; null where something is done to a record. */
    private @Nullable String makes() {
        return hasId()
                ? CHILDREN.stream()
                        .filter(c -> path.endsWith("{id}/" + c))
                        .findFirst()
                        .orElse(null)
                : path.startsWith("/auth") ? collection() : path.substring(1);
    }

    private String collection() {
        return path.split("/")[1];
    }
}
