package org.rounds.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to start, and where.
 *
 * @param root the directory of the repository; .rounds/ below it holds the homes
 * @param data the instance directory
 * @param server which application server
 * @param httpPort 0 for any free one
 * @param httpsPort 0 for the one that belongs to the HTTP port, -1 for none
 * @param throwaway whether what the instance directory holds is deleted first
 * @param application whether the EAR is deployed; without it the server is ready for somebody else's deployment
 * @param environment the ROUNDS_* settings, for the launcher and for the application
 */
public record Options(
        Path root,
        Path data,
        ServerKind server,
        int httpPort,
        int httpsPort,
        boolean throwaway,
        boolean application,
        Map<String, String> environment) {

    /** What {@code mvn -Prun} starts: the demo on durable data, as the system properties and the environment say. */
    public static Options forRun() {
        var root = repository();
        var data = Optional.ofNullable(System.getProperty("rounds.data"))
                .map(root::resolve)
                .orElse(root.resolve(".rounds/run"));
        var environment = inherited();
        environment.putIfAbsent("ROUNDS_DEMO", "true");
        environment.putIfAbsent("ROUNDS_DEMO_PASSWORD", "rounds-demo");
        environment.putIfAbsent("ROUNDS_RATE_SCALE", "10");
        return of(root, data, false, environment);
    }

    /** A server of a test's own: free ports, an empty database, no demo, nothing inherited but the machine. */
    public static Options forTests(String name) {
        var root = repository();
        var environment = new HashMap<String, String>();
        environment.put("ROUNDS_DEMO", "false");
        return of(root, root.resolve(".rounds/" + name), true, environment);
    }

    /** The same with one setting more. */
    public Options with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Options(root, data, server, httpPort, httpsPort, throwaway, application, Map.copyOf(more));
    }

    /** The same on the data of the last start. */
    public Options onKeptData() {
        return new Options(root, data, server, httpPort, httpsPort, false, application, environment);
    }

    /** The same without the application. */
    public Options withoutApplication() {
        return new Options(root, data, server, httpPort, httpsPort, throwaway, false, environment);
    }

    boolean demo() {
        return Boolean.parseBoolean(environment.get("ROUNDS_DEMO"));
    }

    Homes homes() {
        return new Homes(root.resolve(".rounds"));
    }

    Instance instance() {
        return new Instance(data);
    }

    private static Options of(Path root, Path data, boolean throwaway, Map<String, String> environment) {
        return new Options(
                root,
                data.toAbsolutePath().normalize(),
                ServerKind.chosen(),
                throwaway ? 0 : port("rounds.http.port", "8080", 0),
                throwaway ? 0 : port("rounds.https.port", "0", -1),
                throwaway,
                true,
                Map.copyOf(environment));
    }

    private static Path repository() {
        return Path.of(System.getProperty("rounds.root", "")).toAbsolutePath().normalize();
    }

    private static int port(String property, String standard, int least) {
        var text = System.getProperty(property, standard);
        try {
            var port = Integer.parseInt(text);
            if (port >= least && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // falls through to the one sentence for both mistakes
        }
        throw new LaunchFailure("-D" + property + "=" + text + " is no port; ports go from 1 to 65535.");
    }

    private static Map<String, String> inherited() {
        var settings = new HashMap<String, String>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("ROUNDS_")) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}
