package org.rounds.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WildFly: one home for all instances, configured by rounds.cli, and for each instance a base directory whose
 * configuration is copied afresh at every start. No deployment scanner: the EAR, a copy that no later build rewrites, is
 * named in that configuration.
 */
record WildFly(Launch launch) implements AppServer {

    private static final String CONFIGURATION = "rounds.xml";
    private static final List<String> COPIED = List.of(
            "application-users.properties",
            "application-roles.properties",
            "mgmt-groups.properties",
            "logging.properties",
            CONFIGURATION);

    private static final String DEPLOYMENT =
            """
                <deployments>
                    <deployment name="rounds.ear" runtime-name="rounds.ear">
                        <fs-archive path="rounds.ear" relative-to="jboss.server.base.dir"/>
                    </deployment>
                </deployments>
            </server>""";

    @Override
    public String title() {
        return "WildFly " + Versions.WILDFLY;
    }

    @Override
    public Start prepare() throws IOException {
        var home = home();
        var base = launch.instance().directory().resolve("wildfly");
        layOut(home, base);
        return new Start(command(home, base), Map.of("JBOSS_HOME", home.toString()));
    }

    private Path home() throws IOException {
        var homes = launch.options().homes();
        var zip = Launch.artifact("rounds.wildfly.zip");
        var driver = Launch.artifact("rounds.postgresql.jar");
        var home = homes.provide("wildfly-" + Versions.WILDFLY, place -> Archives.unzip(zip, place));
        var ingredients = String.join("\n", resource("rounds.cli"), resource("module/module.xml"), driver.toString());
        homes.refresh(home, ingredients, place -> configure(place, driver));
        return home;
    }

    private static void configure(Path home, Path driver) throws IOException {
        var module = Files.createDirectories(home.resolve("modules/org/postgresql/main"));
        Files.writeString(module.resolve("module.xml"), resource("module/module.xml"));
        Files.copy(driver, module.resolve("postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
        var configuration = home.resolve("standalone/configuration");
        Files.copy(
                configuration.resolve("standalone-full.xml"),
                configuration.resolve(CONFIGURATION),
                StandardCopyOption.REPLACE_EXISTING);
        var script = Files.writeString(home.resolve("rounds.cli"), resource("rounds.cli"));
        new Command(
                        List.of(
                                Command.java(),
                                "-Djboss.home.dir=" + home,
                                "-jar",
                                home.resolve("jboss-modules.jar").toString(),
                                "-mp",
                                home.resolve("modules").toString(),
                                "org.jboss.as.cli",
                                "--file=" + script),
                        Map.of("JBOSS_HOME", home.toString()))
                .runWithUs("configure WildFly");
    }

    private void layOut(Path home, Path base) throws IOException {
        var configuration = Files.createDirectories(base.resolve("configuration"));
        Homes.delete(base.resolve("tmp"));
        Homes.delete(configuration.resolve("standalone_xml_history"));
        for (var name : COPIED) {
            Files.copy(
                    home.resolve("standalone/configuration").resolve(name),
                    configuration.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        replace(configuration.resolve("logging.properties"), "CONSOLE.level=INFO", "CONSOLE.level=WARN");
        // WildFly takes the formatter's constants as they stand, unlike other settings.
        replace(
                configuration.resolve(CONFIGURATION),
                "value=\"${env.ROUNDS_NODE:rounds}\"",
                "value=\"" + node() + "\"");
        PrivateFiles.write(configuration.resolve("mgmt-users.properties"), administrator());
        if (launch.options().application()) {
            Files.copy(Launch.artifact("rounds.ear"), base.resolve("rounds.ear"), StandardCopyOption.REPLACE_EXISTING);
            replace(configuration.resolve(CONFIGURATION), "</server>\n", DEPLOYMENT);
        }
    }

    /** Replaces the last occurrence. */
    private static void replace(Path file, String old, String by) throws IOException {
        var text = Files.readString(file) + "\n";
        var at = text.lastIndexOf(old);
        if (at < 0) {
            throw new IOException(file + " does not contain " + old.strip());
        }
        Files.writeString(file, text.substring(0, at) + by + text.substring(at + old.length()));
    }

    /** The line that WildFly's add-user would write. */
    private String administrator() {
        try {
            var account = "admin:ManagementRealm:" + launch.managementPassword();
            var digest = MessageDigest.getInstance("MD5").digest(account.getBytes(StandardCharsets.UTF_8));
            return "admin=" + HexFormat.of().formatHex(digest) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(Path home, Path base) {
        var ports = launch.ports();
        return new JavaCommand()
                .options(JavaCommand.MEMORY)
                .options(
                        "-Djava.net.preferIPv4Stack=true",
                        "-Djava.awt.headless=true",
                        "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000",
                        "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                        "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                        "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
                        "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
                        "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--add-opens=java.base/java.net=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.management/javax.management=ALL-UNNAMED",
                        "--add-opens=java.naming/javax.naming=ALL-UNNAMED")
                .options(launch.environment().getOrDefault("ROUNDS_JAVA_OPTS", ""))
                .options(
                        "-Dorg.jboss.boot.log.file=" + launch.instance().serverLog(),
                        "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"),
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.standalone",
                        "-Djboss.home.dir=" + home,
                        "-Djboss.server.base.dir=" + base,
                        "-Djboss.server.log.dir=" + launch.instance().directory(),
                        "-Djboss.http.port=" + ports.http(),
                        "-Djboss.https.port=" + Math.max(0, ports.https()),
                        "-Drounds.https=" + ports.hasHttps(),
                        "-Djboss.management.http.port=" + ports.management(),
                        "-Djboss.tx.node.id=" + transactionNode(),
                        "--server-config=" + CONFIGURATION)
                .line();
    }

    private String node() {
        return launch.environment().getOrDefault("ROUNDS_NODE", "rounds");
    }

    /** WildFly takes 23 bytes at most. */
    private String transactionNode() {
        return node().substring(0, Math.min(node().length(), 23));
    }

    @Override
    public boolean saysDeploymentFailed(String line) {
        return line.contains("WFLYSRV0026") || line.contains("WFLYSRV0056");
    }

    @Override
    public Readiness.Probe probe() {
        var ports = launch.ports();
        return launch.options().application()
                ? new Readiness.Probe(URI.create("http://127.0.0.1:" + ports.http() + "/health"), 200)
                : new Readiness.Probe(URI.create("http://127.0.0.1:" + ports.management() + "/health/ready"), 200);
    }

    @Override
    public Path jsonLog() {
        return launch.instance().directory().resolve("server.json.log");
    }

    @Override
    public Optional<String> console() {
        return Optional.of("http://localhost:" + launch.ports().management() + "/console");
    }

    private static String resource(String name) throws IOException {
        return Resources.text("wildfly/" + name);
    }
}
