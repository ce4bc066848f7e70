package org.rounds.ejb.identity;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.identity.CurrentWorkspace;

/**
 * On whose behalf the running thread works. Set at the doors only: by the HTTP filter from a verified token, by
 * background work for the server itself.
 *
 * @param userId the user; null for the server itself
 * @param role the built-in role
 * @param roles roles of the workspace's own, that add to it
 * @param personId the person whose records are the caller's own, if the user is one
 * @param username as it stands in the token; null for the server itself
 */
public record Caller(
        @Nullable UUID userId,
        UUID workspaceId,
        String role,
        Set<String> roles,
        @Nullable UUID personId,
        @Nullable String username) {
    /** The role of the server itself: no user can have it, and it may do everything. */
    public static final String SYSTEM = "system";

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    /** Returns the server itself, at work in the workspace. */
    public static Caller system(UUID workspaceId) {
        return new Caller(null, workspaceId, SYSTEM, Set.of(), null, null);
    }

    /** Returns who calls; null where nobody has signed in. */
    public static @Nullable Caller current() {
        return CURRENT.get();
    }

    /** Returns the user who calls; null where it is the server itself, or nobody has signed in. */
    public static @Nullable UUID currentUser() {
        Caller caller = CURRENT.get();
        return caller == null ? null : caller.userId();
    }

    /** Works as the server itself, in whatever workspace is set, or in none. */
    public static <T> T server(Callable<T> work) {
        try {
            return system(CurrentWorkspace.id()).call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Works on behalf of this caller and in its workspace. */
    public <T> T call(Callable<T> work) throws Exception {
        Caller before = CURRENT.get();
        CURRENT.set(this);
        try {
            return CurrentWorkspace.call(workspaceId, work);
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** As {@link #call} for work that throws nothing checked. */
    public void run(Runnable work) {
        try {
            call(() -> {
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
