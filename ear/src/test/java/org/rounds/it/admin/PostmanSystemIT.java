package org.rounds.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;

@DisplayName("The Postman collection")
class PostmanSystemIT {

    private final JsonPath collection = json("postman.json");

    private static JsonPath json(String path) {
        return Api.anonymous().get(path).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void isOfTheFormatAndHasTheClientsVariables() {
        assertThat(collection.getString("info.schema")).endsWith("/v2.1.0/collection.json");
        assertThat(collection.getList("variable.key", String.class)).containsExactly("base_url", "token");
        assertThat(collection.getString("auth.bearer[0].value")).isEqualTo("{{token}}");
    }

    @Test
    void hasEveryOperationOfTheDescription() {
        Map<String, Map<String, ?>> paths = json("openapi.json").getMap("paths");
        List<String> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> !method.equals("parameters"))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " {{base_url}}/api/v1"
                        + path.replaceAll("\\{(\\w+)}", ":$1"))));
        assertThat(requests().map(r -> r.get("method") + " " + ((Map<?, ?>) r.get("url")).get("raw")))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void hasBodiesThatTheServerUnderstands() {
        String body = collection.getString(
                "item.item.flatten().find { it.request.method == 'POST' && it.request.url.raw.endsWith('/teams') }"
                        + ".request.body.raw");
        assertThat(Api.coordinator().body(body).post("teams").statusCode()).isIn(201, 409, 422);
    }

    private Stream<Map<String, ?>> requests() {
        return collection.<Map<String, ?>>getList("item.item.request.flatten()").stream();
    }
}
