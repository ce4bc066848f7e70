package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What a person's year should look like; null where nothing is aimed at.
 *
 * @param clinicalBlocks blocks of clinical work in an academic year
 */
@Embeddable
public record Targets(
        @Column(name = "clinical_blocks") @Min(0) @Max(27) @Nullable Integer clinicalBlocks,
        @Column(name = "min_clinic_halfdays_per_week") @Min(0) @Max(14) @Nullable Integer minClinicHalfdaysPerWeek,
        @Column(name = "max_clinic_halfdays_per_week") @Min(0) @Max(14) @Nullable Integer maxClinicHalfdaysPerWeek) {
    public static final Targets NONE = new Targets(null, null, null);
}
