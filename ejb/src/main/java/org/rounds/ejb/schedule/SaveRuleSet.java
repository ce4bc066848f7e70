package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.RuleSet;

/**
 * @param teamId whom it binds; absent: every team
 * @param rules all of them
 */
public record SaveRuleSet(
        @Nullable UUID teamId,
        @NotBlank @Size(max = 255) String name,
        @NotNull @Size(max = 200) List<@NotNull @Valid DutyRuleView> rules) {
    static SaveRuleSet of(RuleSet set) {
        return new SaveRuleSet(set.teamId().orElse(null), set.name(), RuleSetView.rules(set));
    }
}
