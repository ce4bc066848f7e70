package org.rounds.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Open Liberty: one unpacked home for all instances, and a user directory for each. Configured by server.xml alone; what
 * differs from start to start is handed over in bootstrap.properties.
 */
record Liberty(Launch launch) implements AppServer {

    /** The names that WildFly's JSON log has. Not in server.xml: the first lines are written before that is read. */
    private static final String LOG_FIELDS =
            "message:ibm_datetime:timestamp,message:loglevel:level,message:module:logger";

    @Override
    public String title() {
        return "Open Liberty " + Versions.LIBERTY;
    }

    @Override
    public Start prepare() throws IOException {
        var zip = Launch.artifact("rounds.liberty.zip");
        var home = launch.options().homes().provide("liberty-" + Versions.LIBERTY, place -> Archives.unzip(zip, place));
        var user = launch.instance().directory().resolve("liberty");
        var renewed = layOut(user);
        return new Start(command(home, user, renewed), Map.of("WLP_USER_DIR", user.toString()));
    }

    /** Returns whether the application is another than at the last start. */
    private boolean layOut(Path user) throws IOException {
        var server = Files.createDirectories(user.resolve("servers/rounds"));
        library(user);
        var built = Launch.artifact("rounds.ear");
        var copy = user.resolve("rounds.ear");
        var renewed = Files.notExists(copy) || Files.mismatch(built, copy) >= 0;
        Files.copy(built, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(server.resolve("server.xml"), Resources.text("liberty/server.xml"));
        PrivateFiles.write(server.resolve("bootstrap.properties"), bootstrap(user));
        return renewed;
    }

    /** A copy of its own, since the next build rewrites the directory that the build hands over. */
    private void library(Path user) throws IOException {
        var library = user.resolve("library");
        Homes.delete(library);
        Files.createDirectories(library);
        try (Stream<Path> jars = Files.list(Launch.artifact("rounds.liberty.library"))) {
            for (var jar : jars.toList()) {
                Files.copy(jar, library.resolve(jar.getFileName()));
            }
        }
    }

    private String bootstrap(Path user) {
        var environment = launch.environment();
        return String.join(
                "\n",
                "rounds.http.port=" + launch.ports().http(),
                "rounds.https.port=" + launch.ports().https(),
                "rounds.platform.port=" + launch.ports().management(),
                "rounds.library=" + user.resolve("library"),
                "rounds.ear=" + user.resolve("rounds.ear"),
                "rounds.node=" + environment.getOrDefault("ROUNDS_NODE", "rounds"),
                "rounds.db.pool=" + environment.getOrDefault("ROUNDS_DB_POOL", "16"),
                "com.ibm.ws.logging.log.directory=" + launch.instance().directory(),
                "com.ibm.ws.logging.message.file.name="
                        + launch.instance().serverLog().getFileName(),
                "com.ibm.ws.logging.message.format=json",
                "com.ibm.ws.logging.json.field.mappings=" + LOG_FIELDS,
                "com.ibm.ws.logging.console.log.level=WARNING",
                "com.ibm.ws.logging.copy.system.streams=false",
                // Otherwise it leaves lines out once a thousand alike have come within five minutes, as in an outage.
                "com.ibm.ws.logging.throttle.max.messages.per.window=0",
                "");
    }

    /**
     * Liberty caches the modules of an EAR by their time stamps, which a reproducible build always sets alike: without
     * {@code --clean} it would run the modules of the previous build.
     */
    private List<String> command(Path home, Path user, boolean clean) {
        var version = Runtime.version().feature() >= 24 ? "java24.options" : "java9.options";
        return new JavaCommand()
                .options(JavaCommand.MEMORY)
                .options(
                        "-Djava.awt.headless=true",
                        "-Djdk.nativePBKDF2=true",
                        "-Drounds.instance=" + user,
                        "@" + home.resolve("lib/platform/java").resolve(version),
                        "-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"))
                .options(launch.environment().getOrDefault("ROUNDS_JAVA_OPTS", ""))
                .options("-jar", home.resolve("bin/tools/ws-server.jar").toString(), "rounds", clean ? "--clean" : "")
                .line();
    }

    @Override
    public boolean saysDeploymentFailed(String line) {
        return line.contains("CWWKZ0002E") || line.contains("CWWKZ0004E") || line.contains("CWWKZ0014W");
    }

    @Override
    public Readiness.Probe probe() {
        return new Readiness.Probe(
                URI.create("http://127.0.0.1:" + launch.ports().http() + "/health"), 200);
    }

    /** Liberty writes one log, and that is JSON. */
    @Override
    public Path jsonLog() {
        return launch.instance().serverLog();
    }

    @Override
    public Optional<String> console() {
        return Optional.empty();
    }
}
