package org.rounds.ejb.rotation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.rounds.persistence.rotation.Activity;

/** The whole week of a rotation template: at most one entry for a weekday, slot and week. */
public record SaveRotationPatterns(@NotNull @Size(max = 56) List<@NotNull @Valid RotationPatternView> patterns) {
    static SaveRotationPatterns of(Activity template) {
        return new SaveRotationPatterns(RotationPatternsView.of(template).patterns());
    }
}
