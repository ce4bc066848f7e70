package org.rounds.it.identity;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;

/** An operation of the API, as {@code GET /teams/{id}}, and how to call it so that it changes as little as it can. */
record Endpoint(String method, String path) {
    /** Nobody has seen this version: who may change the record is told so, and nothing is changed. */
    private static final String UNSEEN = "\"999999999\"";

    Endpoint(String endpoint) {
        this(endpoint.split(" ")[0], endpoint.split(" ")[1]);
    }

    Response call(RequestSpecification client, Records records) {
        if (Set.of("PUT", "PATCH", "DELETE").contains(method) || path.endsWith("/publish")) {
            client.header("If-Match", UNSEEN);
        }
        if (Set.of("PUT", "PATCH").contains(method)) {
            client.body("{}");
        } else if (method.equals("POST") && !hasId()) {
            Object body = records.body(collection());
            client.contentType(body instanceof String ? ContentType.TEXT : ContentType.JSON)
                    .body(body);
        }
        if (method.equals("POST") && path.endsWith("/blocks")) {
            client.body("{\"first_start\": \"1970-01-01\"}"); // outside of the year: nothing is laid out
        }
        String address = hasId() ? path.replace("{id}", records.id(collection())) : path;
        return client.request(method, collection().equals("imports") ? address + "?team_name=Ward" : address);
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
                && !Set.of("teams", "imports", "auth", "roles", "academic-years")
                        .contains(collection());
    }

    private String collection() {
        return path.split("/")[1];
    }
}
