package org.rounds.it;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rounds.server.Credentials;
import org.rounds.server.Options;
import org.rounds.server.RunningServer;

/**
 * The one running Rounds of this test JVM: on ports of its own, with an empty database, started by the first test that
 * asks and stopped after the last ({@link ServerSession}). {@code -Pliberty} makes it Open Liberty.
 */
public final class Server {

    public static final String METRICS_TOKEN = "metrics-token-of-the-tests";

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static RunningServer running;
    private static RuntimeException failure;

    private Server() {}

    /** Where the pages and the API are, with a slash at the end. */
    public static URI uri() {
        return running().uri();
    }

    /** An address of the application, by its path without the leading slash. */
    public static URI uri(String path) {
        return uri().resolve(path);
    }

    public static Connection jdbcAsApp() throws SQLException {
        return running().database().connect(running().database().app());
    }

    /** Connections of the serving role, each of its own. */
    public static DataSource dataSourceAsApp() {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(running().database().app().user());
        source.setPassword(running().database().app().password());
        return source;
    }

    public static Connection jdbcAsOwner() throws SQLException {
        return running().database().connect(running().database().owner());
    }

    public static Connection jdbcAsSuperuser() throws SQLException {
        return running().database().connect(running().database().superuser().orElseThrow());
    }

    public static String jdbcUrl() {
        return running().database().url();
    }

    public static String managementHost() {
        return "127.0.0.1";
    }

    public static int managementPort() {
        return running().ports().management();
    }

    /** Who may use WildFly's management, its JMX included. */
    public static Credentials administrator() {
        return running().administrator();
    }

    /** Whether the tests run on Open Liberty. */
    public static boolean isLiberty() {
        return "liberty".equals(System.getProperty("rounds.server"));
    }

    /** Everything else: process id, ports, settings, instance directory. */
    public static RunningServer running() {
        LOCK.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            if (running == null) {
                running = start();
            }
            return running;
        } finally {
            LOCK.unlock();
        }
    }

    private static RunningServer start() {
        try {
            return RunningServer.start(options());
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Settings of the test server: the demo's users sign in; tests never wait for a limit that is not their subject. */
    private static Options options() {
        return Options.forTests("test-" + System.getProperty("rounds.server", "wildfly"))
                .with("ROUNDS_DEMO", "true")
                .with("ROUNDS_DEMO_PASSWORD", Api.PASSWORD)
                .with("ROUNDS_METRICS_TOKEN", METRICS_TOKEN)
                .with("ROUNDS_RATE_SCALE", "1000")
                .with("ROUNDS_TRUSTED_PROXIES", "127.0.0.0/8,::1"); // tests say themselves where they come from
    }

    /** Starts the server anew on the data that is there, after it has been killed. */
    public static void restart() {
        LOCK.lock();
        try {
            running.close();
            running = RunningServer.start(options().onKeptData());
        } finally {
            LOCK.unlock();
        }
    }

    static void stop() {
        LOCK.lock();
        try {
            if (running != null) {
                running.close();
                running = null;
            }
        } finally {
            LOCK.unlock();
        }
    }
}
