package org.rounds.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's programs, unpacked from the binaries artifact. They refuse to run as root, which is who runs in many
 * containers; there they are started in a user namespace, where the same user is nobody in particular.
 */
record PostgresBinaries(Path home) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    static PostgresBinaries in(Homes homes) {
        return new PostgresBinaries(homes.provide("postgresql-" + Versions.POSTGRESQL, PostgresBinaries::unpack));
    }

    private static void unpack(Path place) throws IOException {
        try (var archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new LaunchFailure("There is no embedded PostgreSQL for this machine (Linux on x86-64 only);"
                        + " set ROUNDS_DB_URL to a PostgreSQL 18 of your own.");
            }
            Archives.untar(archive, place);
        }
    }

    Command command(String program, List<String> arguments) {
        var line = new ArrayList<String>();
        if (isRoot()) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(home.resolve("bin").resolve(program).toString());
        line.addAll(arguments);
        return new Command(line, Map.of("LC_ALL", "C"));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
