package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that will keep a roster from being good, known before it is made.
 *
 * @param text one sentence for a person
 * @param personIds whom it is about; empty, if about nobody in particular
 * @param required how much is asked for, in heads or minutes
 * @param able how much there can be
 */
public record Finding(
        Feasibility.Code code,
        Level level,
        String text,
        @Nullable LocalDate date,
        @Nullable UUID activityId,
        List<UUID> personIds,
        long required,
        long able) {
    /** Nothing is generated while there are errors; warnings only tell. */
    public enum Level {
        ERROR,
        WARNING
    }

    static Finding error(Feasibility.Code code, String text, long required, long able) {
        return of(true, code, text, required, able);
    }

    static Finding of(boolean error, Feasibility.Code code, String text, long required, long able) {
        return new Finding(code, error ? Level.ERROR : Level.WARNING, text, null, null, List.of(), required, able);
    }

    Finding on(LocalDate day) {
        return new Finding(code, level, text, day, activityId, personIds, required, able);
    }

    Finding on(RosterProblem.Demand demand) {
        return new Finding(code, level, text, demand.date(), demand.activity(), personIds, required, able);
    }

    Finding about(List<UUID> people) {
        return new Finding(code, level, text, date, activityId, people, required, able);
    }
}
