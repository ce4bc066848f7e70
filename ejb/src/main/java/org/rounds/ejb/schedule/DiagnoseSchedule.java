package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** @param timeLimitSeconds how long the reasons are looked for; 10, if absent, and 30 at most */
public record DiagnoseSchedule(@Min(1) @Max(3600) @Nullable Integer timeLimitSeconds) {}
