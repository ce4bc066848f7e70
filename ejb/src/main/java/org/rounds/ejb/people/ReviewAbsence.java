package org.rounds.ejb.people;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param notes why, for those who may read the absence */
public record ReviewAbsence(@Size(max = 1000) @Nullable String notes) {
    public static final ReviewAbsence SILENT = new ReviewAbsence(null);
}
