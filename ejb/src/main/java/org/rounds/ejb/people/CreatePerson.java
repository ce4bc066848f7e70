package org.rounds.ejb.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;
import org.rounds.persistence.people.Person;

/**
 * @param pgyLevel grade in the current academic year, 1 to 8; for residents
 * @param teamId team joined, with no known beginning or end
 */
public record CreatePerson(
        @NotBlank @Size(max = 255) String name,
        @NotNull Person.Type type,
        @Min(1) @Max(8) @Nullable Integer pgyLevel,
        @Size(max = 100) @Nullable Set<@NotNull @SkillCode String> skills,
        @Nullable UUID teamId,
        @Valid @Nullable LimitsView limits) {}
