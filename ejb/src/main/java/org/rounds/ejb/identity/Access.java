package org.rounds.ejb.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/**
 * Whose records the running service method may touch: everybody's, or only those of its caller's person. A method that
 * says {@link Allowed#own()} has to ask here, and fails if it has not.
 */
public final class Access {
    /** Owns nothing: the person of a caller who is none. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final ThreadLocal<@Nullable Access> CURRENT = new ThreadLocal<>();

    private final @Nullable UUID person;
    private boolean asked;

    private Access(@Nullable UUID person) {
        this.person = person;
    }

    /** Tells if the running method may touch what belongs to this person. */
    public static boolean reaches(UUID personId) {
        return limit().map(personId::equals).orElse(true);
    }

    /** @throws DomainException denied, unless the running method may touch what belongs to this person */
    public static void require(UUID personId) {
        if (!reaches(personId)) {
            throw new DomainException(
                    DomainException.Kind.DENIED, "PERMISSION_DENIED", "You may do this for yourself only", Map.of());
        }
    }

    /** Returns the person whose records alone the running method may touch; empty if everybody's. */
    public static Optional<UUID> limit() {
        Access access = CURRENT.get();
        if (access == null) {
            return Optional.empty();
        }
        access.asked = true;
        return Optional.of(access.person == null ? NOBODY : access.person);
    }

    /** Returns the caller's person, where whoever it is reaches only their own; one who owns nothing, if the caller is none. */
    public static UUID self() {
        return limit().orElseGet(() ->
                Optional.ofNullable(Caller.current()).map(Caller::personId).orElse(NOBODY));
    }

    /** Returns the list's query, limited to the person whose records alone the running method may touch. */
    public static Listing.Query ownOnly(Listing.Query query) {
        return limit().map(person -> query.only("person_id", List.of(person))).orElse(query);
    }

    /** Runs a method that may touch everything. */
    static <T> T everything(Callable<T> method) throws Exception {
        return with(null, method);
    }

    /** Runs a method that may touch only what belongs to the caller. @throws IllegalStateException if it did not ask */
    static <T> T ownOf(Caller caller, Callable<T> method) throws Exception {
        Access access = new Access(caller.personId());
        T result = with(access, method);
        if (!access.asked) {
            throw new IllegalStateException("A method for own records has not asked whose they are");
        }
        return result;
    }

    private static <T> T with(@Nullable Access access, Callable<T> method) throws Exception {
        Access before = CURRENT.get();
        CURRENT.set(access);
        try {
            return method.call();
        } finally {
            CURRENT.set(before);
        }
    }
}
