package org.rounds.ejb.shared;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The name of the request that the running thread answers. It is kept in the log's context, so that WildFly writes it in
 * every line of the request; Open Liberty's log has no such context.
 */
public final class RequestId {
    private static final String KEY = "request_id";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /** Returns the request's id; null where the server works by itself. */
    public static @Nullable String current() {
        return (String) MDC.get(KEY);
    }

    /** Returns the id that the client has given, or a new one if it gave none that can be used. */
    public static String of(@Nullable String given) {
        return given != null && ACCEPTED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /** Works under the id. */
    public static void call(String id, Callable<?> work) throws Exception {
        MDC.put(KEY, id);
        try {
            work.call();
        } finally {
            MDC.remove(KEY);
        }
    }
}
