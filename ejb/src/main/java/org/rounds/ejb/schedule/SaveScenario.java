package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Schedule;

/** @param changes what it supposes, all of it */
public record SaveScenario(
        @NotBlank @Size(max = 255) String name,
        @Size(max = 50) @Nullable List<@NotNull @Valid ScenarioChangeView> changes) {
    static SaveScenario of(Schedule scenario) {
        return new SaveScenario(scenario.name(), ScenarioChangeView.of(scenario));
    }

    @Override
    public List<@NotNull @Valid ScenarioChangeView> changes() {
        return changes == null ? List.of() : changes;
    }
}
