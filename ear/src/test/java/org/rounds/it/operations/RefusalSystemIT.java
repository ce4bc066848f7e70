package org.rounds.it.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Server;
import org.rounds.server.Credentials;
import org.rounds.server.Database;
import org.rounds.server.LaunchFailure;
import org.rounds.server.Options;
import org.rounds.server.RunningServer;

/** Starts a second server on the running one's database, which must not come up. */
@DisplayName("A server refuses to start")
class RefusalSystemIT {

    @Test
    @DisplayName("as the owner of the tables, whom no row-level security binds")
    void asOwner() {
        Database database = Server.running().database();
        assertRefused(as(database.owner()).with("ROUNDS_DEMO", "true"), "neither a superuser nor the owner");
    }

    @Test
    @DisplayName("outside the demo while the demo's users have the password that everybody knows")
    void withAKnownPassword() {
        Database database = Server.running().database();
        assertRefused(as(database.app()), "the password that everybody knows");
    }

    private static Options as(Credentials role) {
        Database database = Server.running().database();
        return Options.forTests("test-refused")
                .with("ROUNDS_DB_URL", database.url())
                .with("ROUNDS_DB_USER", role.user())
                .with("ROUNDS_DB_PASSWORD", role.password())
                .with("ROUNDS_DB_OWNER_USER", database.owner().user())
                .with("ROUNDS_DB_OWNER_PASSWORD", database.owner().password())
                .with("ROUNDS_SOLVER_JOBS", "0");
    }

    private static void assertRefused(Options options, String reason) {
        assertThatThrownBy(() -> RunningServer.start(options).close())
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining(reason);
    }
}
