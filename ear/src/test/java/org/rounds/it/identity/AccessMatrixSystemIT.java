package org.rounds.it.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.rounds.it.Api;
import org.rounds.it.Hospital;

/**
 * Who may do what: every endpoint of the API's own description, for every role, on the role's own record, on somebody
 * else's and on another hospital's. {@code access-matrix.csv} has a row per endpoint: A everybody's, O one's own,
 * - nothing, P without signing in.
 */
@DisplayName("The access matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixSystemIT {
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    private final List<Map<String, String>> matrix = read();
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, Records> own = new HashMap<>();
    private Records others;
    private Records foreign;

    @BeforeAll
    void fill() {
        Hospital hospital = Hospital.open();
        others = new Records(hospital, hospital.person(hospital.team()));
        Hospital elsewhere = Hospital.open();
        foreign = new Records(elsewhere, elsewhere.person(elsewhere.team()));
        matrix.get(0).keySet().stream()
                .filter(c -> !Set.of("endpoint", "nobody").contains(c))
                .forEach(role -> {
                    String person = hospital.person(others.team());
                    users.put(role, hospital.user(role, person));
                    own.put(role, new Records(hospital, person));
                });
    }

    @Test
    void hasARowForEveryEndpointAndNoOther() {
        Set<String> described = new TreeSet<>();
        Map<String, Map<String, Object>> paths =
                JsonPath.from(Api.anonymous().get("openapi.json").asString()).getMap("paths");
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(Set.of("get", "post", "put", "patch", "delete")::contains)
                .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertThat(matrix.stream().map(row -> row.get("endpoint"))).containsExactlyInAnyOrderElementsOf(described);
    }

    @TestFactory
    Stream<DynamicTest> holdsFor() {
        return matrix.stream()
                .map(row -> DynamicTest.dynamicTest(row.get("endpoint"), () -> {
                    SoftAssertions soft = new SoftAssertions();
                    row.forEach((role, right) -> {
                        if (!role.equals("endpoint")) {
                            check(new Endpoint(row.get("endpoint")), role, right, soft);
                        }
                    });
                    soft.assertAll();
                }));
    }

    private void check(Endpoint endpoint, String role, String right, SoftAssertions soft) {
        if (role.equals("nobody")) {
            int status = endpoint.call(Api.anonymous(), others).statusCode();
            soft.assertThat(status == 401).as("nobody: " + status).isEqualTo(!right.equals("P"));
            return;
        }
        Records mine = Objects.requireNonNull(own.get(role));
        Response forMine = endpoint.call(as(role), mine);
        Response forOthers = endpoint.call(as(role), others);
        Response forForeign = endpoint.call(as(role), foreign);
        switch (right) {
            case "P" -> soft.assertThat(forMine.statusCode()).as(role).isNotEqualTo(403);
            case "-" ->
                Stream.of(forMine, forOthers, forForeign)
                        .forEach(r -> soft.assertThat(r.statusCode()).as(role).isEqualTo(403));
            case "A" -> {
                soft.assertThat(forMine.statusCode())
                        .as(role + ", own")
                        .isNotIn(REFUSED)
                        .isLessThan(500);
                soft.assertThat(forOthers.statusCode())
                        .as(role + ", another's")
                        .isNotIn(REFUSED)
                        .isLessThan(500);
            }
            case "O" -> {
                soft.assertThat(forMine.statusCode())
                        .as(role + ", own")
                        .isNotIn(REFUSED)
                        .isLessThan(500);
                if (endpoint.isList()) {
                    soft.assertThat(forOthers.jsonPath().getList("data.person_id", String.class))
                            .as(role + " sees whom")
                            .isNotEmpty()
                            .containsOnly(mine.person());
                } else {
                    soft.assertThat(forOthers.statusCode())
                            .as(role + ", another's")
                            .isEqualTo(endpoint.hasId() ? 404 : 403);
                }
            }
            default -> throw new IllegalArgumentException(right);
        }
        if (!right.equals("-") && endpoint.hasId()) {
            soft.assertThat(forForeign.statusCode())
                    .as(role + ", another hospital's")
                    .isEqualTo(404);
        } else if (!right.equals("-") && endpoint.namesRecords()) {
            soft.assertThat(forForeign.statusCode())
                    .as(role + ", another hospital's")
                    .isIn(403, 422);
        }
    }

    private RequestSpecification as(String role) {
        return Api.as(users.get(role));
    }

    private static List<Map<String, String>> read() {
        try (var file = AccessMatrixSystemIT.class.getResourceAsStream("/access-matrix.csv")) {
            List<String[]> lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(","))
                    .toList();
            String[] names = lines.get(0);
            return lines.stream()
                    .skip(1)
                    .map(line -> Arrays.stream(names)
                            .collect(Collectors.toMap(
                                    name -> name,
                                    name -> line[Arrays.asList(names).indexOf(name)])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
