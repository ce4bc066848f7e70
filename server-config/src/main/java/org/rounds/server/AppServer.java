package org.rounds.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application server, as far as starting it goes. */
interface AppServer {

    /**
     * The server's process, not yet started.
     *
     * @param environment what it needs beside the ROUNDS_* settings
     */
    record Start(List<String> command, Map<String, String> environment) {}

    /** The name people know it by. */
    String title();

    /** Unpacks and configures the shared home, lays out the instance's own directories, and says how to start. */
    Start prepare() throws IOException;

    /** Whether this line of its console says that the application did not deploy. */
    boolean saysDeploymentFailed(String line);

    /** What answers 200 as soon as the server can serve, relative to its address; on the management port if so said. */
    Readiness.Probe probe();

    /** The log with one JSON object per line. */
    Path jsonLog();

    /** Its administration pages, if it has any. */
    Optional<String> console();
}
