package org.rounds.it;

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
    }
}
