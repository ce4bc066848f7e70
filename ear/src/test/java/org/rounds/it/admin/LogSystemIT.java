package org.rounds.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Server;

@DisplayName("The log")
class LogSystemIT {

    /** The second absence is refused by the database, whose driver and mapper would both like to tell of it. */
    @Test
    void holdsNothingPersonalWhenTheDatabaseRefuses() throws IOException {
        String person = Api.person(Api.team());
        Map<String, ?> leave =
                Map.of("person_id", person, "type", "parental", "start_date", "2031-03-03", "end_date", "2031-03-07");
        Api.create("absences", leave);
        Api.coordinator().body(leave).post("absences").then().statusCode(409);

        for (Path log : logs()) {
            assertThat(Files.readString(log)).contains("started").doesNotContain("PARENTAL", "2031-03-03");
        }
    }

    @Test
    void holdsNoTextThatTheDatabaseCannotStore() throws IOException {
        String name = Api.unique("Nobody");
        Api.coordinator()
                .body(Map.of("name", name + "\u0000", "type", "nurse"))
                .post("people")
                .then()
                .statusCode(422);

        for (Path log : logs()) {
            assertThat(Files.readString(log)).doesNotContain(name);
        }
    }

    @Test
    void isThereForMachinesAsOneObjectPerLine() throws IOException {
        String id = Api.team();
        Api.coordinator().queryParam("search", "somebody").get("people").then().statusCode(200);
        Api.coordinator().get("teams/" + id).then().statusCode(200);
        Path log = Server.running().jsonLog();

        List<JsonPath> lines = Files.readAllLines(log).stream()
                .map(JsonPath::from)
                .filter(line -> !line.getString("message").startsWith("product = ")) // Open Liberty's heading
                .toList();

        assertThat(lines).allSatisfy(line -> assertThat(line.<String, Object>getMap(""))
                .containsKeys("timestamp", "level", "message"));
        JsonPath access = lines.stream()
                .filter(line -> "org.rounds.access".equals(line.getString("logger")))
                .filter(line -> line.getString("message").startsWith("GET /api/v1/teams/{id} 200"))
                .findFirst()
                .orElseThrow();
        assertThat(access.getString("level")).isEqualTo("INFO");
        assertThat(access.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
        assertThat(Files.readString(log)).doesNotContain(id, "search", "somebody");
    }

    private static Set<Path> logs() {
        return new HashSet<>(List.of(
                Server.running().instance().serverLog(), Server.running().jsonLog()));
    }
}
