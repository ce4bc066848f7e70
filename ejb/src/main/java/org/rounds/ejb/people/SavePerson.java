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
 * @param type never changes
 * @param teamId team joined at creation, with no known beginning or end
 * @param active unless said otherwise
 */
public record SavePerson(
        @NotBlank @Size(max = 255) String name,
        @NotNull Person.Type type,
        @Min(1) @Max(8) @Nullable Integer pgyLevel,
        @Size(max = 100) @Nullable Set<@NotNull @SkillCode String> skills,
        @Nullable UUID teamId,
        @Valid @Nullable LimitsView limits,
        @Nullable Boolean active) {
    static SavePerson of(Person person, int academicYear) {
        return new SavePerson(
                person.name(),
                person.type(),
                person.grade(academicYear).orElse(null),
                person.skills(),
                null,
                LimitsView.of(person),
                person.active());
    }

    @Override
    public Set<@NotNull @SkillCode String> skills() {
        return skills == null ? Set.of() : skills;
    }

    @Override
    public LimitsView limits() {
        return limits == null ? LimitsView.NONE : limits;
    }

    @Override
    public Boolean active() {
        return active == null || active;
    }
}
