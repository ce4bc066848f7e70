package org.rounds.ejb.shared;

/** What a client wants changed of a {@code T}: some of its fields. */
@FunctionalInterface
public interface Patch<T> {
    /** Returns how it would be with the changes; whatever holds for a new one holds for that too, or it is refused. */
    T onto(T current);
}
