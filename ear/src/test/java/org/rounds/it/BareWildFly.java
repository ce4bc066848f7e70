package org.rounds.it;

import org.rounds.server.Options;
import org.rounds.server.RunningServer;

/**
 * The WildFly of the in-container tests: as the launcher configures it, with a migrated database and all settings, but
 * without the application, which Arquillian deploys with the tests inside. Arquillian's managed container joins it
 * rather than starting one of its own, so that both kinds of test run on the same configuration.
 */
final class BareWildFly {

    private static RunningServer running;

    private BareWildFly() {}

    /** Starts it once in this JVM and tells arquillian.xml where it is. */
    static synchronized void start() {
        if (running == null) {
            running = RunningServer.start(Options.forTests("test-in-container").withoutApplication());
            System.setProperty(
                    "rounds.management.port", Integer.toString(running.ports().management()));
            System.setProperty("rounds.management.user", running.administrator().user());
            System.setProperty(
                    "rounds.management.password", running.administrator().password());
        }
    }

    static synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
