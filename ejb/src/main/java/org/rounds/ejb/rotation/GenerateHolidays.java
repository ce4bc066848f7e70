package org.rounds.ejb.rotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * @param year calendar year
 * @param country US unless said otherwise
 */
public record GenerateHolidays(@NotNull @Min(1986) @Max(2998) Integer year, @Nullable Country country) {
    /** Countries whose holidays are known, by ISO 3166. */
    public enum Country {
        US
    }
}
