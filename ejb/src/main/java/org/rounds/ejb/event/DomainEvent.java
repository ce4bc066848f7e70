package org.rounds.ejb.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.UUID;

/** A fact in the past tense, named like {@code ScheduleQueued}; its components are its payload: ids, nothing personal. */
public interface DomainEvent {
    /** The aggregate it is about; a component of the record. */
    UUID id();

    /** Returns the canonical name: the last word of the class is the fact, the others the thing ({@code schedule.queued}). */
    @JsonIgnore
    default String type() {
        String snake = getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        int last = snake.lastIndexOf('_');
        return (snake.substring(0, last) + "." + snake.substring(last + 1)).toLowerCase(Locale.ROOT);
    }
}
