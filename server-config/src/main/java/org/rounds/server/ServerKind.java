package org.rounds.server;

import java.util.Locale;

/** The application servers that run the one EAR. */
public enum ServerKind {
    WILDFLY {
        @Override
        AppServer on(Launch launch) {
            return new WildFly(launch);
        }
    },
    LIBERTY {
        @Override
        AppServer on(Launch launch) {
            return new Liberty(launch);
        }
    };

    abstract AppServer on(Launch launch);

    /** The one that the system property rounds.server names; WildFly without it. */
    static ServerKind chosen() {
        var name = System.getProperty("rounds.server", "wildfly");
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure("-Drounds.server=" + name + " is neither wildfly nor liberty.", e);
        }
    }
}
