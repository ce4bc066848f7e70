package org.rounds.ejb.rotation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.rotation.Holiday;

/**
 * @param teamId whose holiday it is; absent: everybody's
 * @param observedDate the day off in lieu, where it is another
 * @param kind local unless said otherwise
 * @param intent closed for a closure and reduced for all others, unless said otherwise
 */
public record SaveHoliday(
        @Nullable UUID teamId,
        @NotNull LocalDate date,
        @Nullable LocalDate observedDate,
        @NotBlank @Size(max = 255) String name,
        Holiday.@Nullable Kind kind,
        Holiday.@Nullable Intent intent) {
    static SaveHoliday of(Holiday holiday) {
        return new SaveHoliday(
                holiday.teamId(),
                holiday.date(),
                holiday.observedDate(),
                holiday.name(),
                holiday.kind(),
                holiday.intent());
    }

    @Override
    public Holiday.Kind kind() {
        return kind == null ? Holiday.Kind.LOCAL : kind;
    }

    @Override
    public Holiday.Intent intent() {
        if (intent != null) {
            return intent;
        }
        return kind() == Holiday.Kind.CLOSURE ? Holiday.Intent.CLOSED : Holiday.Intent.REDUCED;
    }
}
