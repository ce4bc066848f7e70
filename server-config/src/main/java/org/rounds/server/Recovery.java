package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes copied data catch up with the log at its next start. The orders lie in the data itself, so that a recovery
 * outlives the launcher that began it.
 *
 * @param target a line of PostgreSQL's configuration; blank for all there is
 */
record Recovery(Path pgdata, String target) {

    static final String SETTINGS = "restore.conf";

    /** Sessions wait until it is over: nobody sees a state that was never asked for. */
    private static final String ORDERS =
            """
            restore_command = '%s'
            recovery_target_action = 'promote'
            hot_standby = off
            %s
            """;

    void order(String fetchCommand) throws IOException {
        Files.writeString(pgdata.resolve(SETTINGS), ORDERS.formatted(fetchCommand, target));
        Files.createFile(pgdata.resolve("recovery.signal"));
    }

    void done() throws IOException {
        for (var left : List.of(SETTINGS, "backup_label.old")) {
            Files.deleteIfExists(pgdata.resolve(left));
        }
    }
}
