package org.rounds.it;

import java.util.Set;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Stops what the tests of this JVM started, as soon as they are through. The in-container tests need their server before
 * the first of them is looked at, since Arquillian reads then where it is.
 */
public final class ServerSession implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("rounds.in-container")) {
            BareWildFly.start();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Server.stop();
        BareWildFly.stop();
        if (System.getProperty("it.test") == null
                && System.getProperty("rounds.test.groups", "").isEmpty()) {
            requireEverySuccess();
        }
    }

    /** All tests together must have seen every success that the API's description promises. */
    private static void requireEverySuccess() {
        Set<String> missing = Description.neverProduced();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Described, but seen by no test: " + missing);
        }
    }
}
