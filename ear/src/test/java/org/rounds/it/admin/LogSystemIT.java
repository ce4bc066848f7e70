package org.rounds.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
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

        String log = Files.readString(Server.running().instance().serverLog());

        assertThat(log).contains("started").doesNotContain("PARENTAL", "2031-03-03");
    }

    @Test
    void holdsNoTextThatTheDatabaseCannotStore() throws IOException {
        String name = Api.unique("Nobody");
        Api.coordinator()
                .body(Map.of("name", name + "\u0000", "type", "nurse"))
                .post("people")
                .then()
                .statusCode(422);

        assertThat(Files.readString(Server.running().instance().serverLog())).doesNotContain(name);
    }
}
