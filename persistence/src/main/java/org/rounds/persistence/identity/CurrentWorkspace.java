package org.rounds.persistence.identity;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The workspace that the running thread works for. The HTTP door sets it from the caller's token, background work from
 * its row. Both {@code @TenantId} and row-level security hang on it: where nobody set it, there are no rows.
 */
public final class CurrentWorkspace {
    /** Matches no workspace. */
    static final UUID NONE = new UUID(0, 0);

    private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

    private CurrentWorkspace() {}

    /** Returns the current workspace's id, or an id that matches none. */
    public static UUID id() {
        UUID current = CURRENT.get();
        return current == null ? NONE : current;
    }

    /** Works for the workspace, then puts back what was before. */
    public static <T> T call(UUID workspace, Callable<T> work) throws Exception {
        UUID before = CURRENT.get();
        CURRENT.set(workspace);
        try {
            return work.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** As {@link #call} for work that throws nothing checked. */
    public static void run(UUID workspace, Runnable work) {
        try {
            call(workspace, () -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
