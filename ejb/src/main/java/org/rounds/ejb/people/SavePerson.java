package org.rounds.ejb.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.Targets;

/**
 * @param pgyLevel grade in the current academic year, 1 to 8; for residents
 * @param type never changes
 * @param email nobody else's in the workspace, however it is written
 * @param employmentFraction of full employment; all of it unless said otherwise
 * @param facultyRole for faculty
 * @param teamId team joined at creation, with no known beginning or end
 * @param active unless said otherwise
 */
public record SavePerson(
        @NotBlank @Size(max = 255) String name,
        @NotNull Person.Type type,
        @Min(1) @Max(8) @Nullable Integer pgyLevel,
        @Email @Size(min = 3, max = 255) @Nullable String email,
        @DecimalMin("0.01") @DecimalMax("1") @Digits(integer = 1, fraction = 2) @Nullable BigDecimal employmentFraction,
        Person.@Nullable FacultyRole facultyRole,
        @Size(max = 10) @Nullable Set<@NotBlank @Size(max = 100) String> specialties,
        @Size(max = 100) @Nullable Set<@NotNull @SkillCode String> skills,
        @Nullable UUID teamId,
        @Valid @Nullable LimitsView limits,
        @Valid @Nullable Targets targets,
        @Nullable Boolean active) {
    static SavePerson of(Person person, int academicYear) {
        return new SavePerson(
                person.name(),
                person.type(),
                person.grade(academicYear).orElse(null),
                person.email().orElse(null),
                person.employmentFraction(),
                person.facultyRole().orElse(null),
                person.specialties(),
                person.skills(),
                null,
                LimitsView.of(person),
                person.targets(),
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
    public BigDecimal employmentFraction() {
        return employmentFraction == null ? BigDecimal.ONE : employmentFraction;
    }

    @Override
    public Set<@NotBlank @Size(max = 100) String> specialties() {
        return specialties == null ? Set.of() : specialties;
    }

    @Override
    public Targets targets() {
        return targets == null ? Targets.NONE : targets;
    }

    @Override
    public Boolean active() {
        return active == null || active;
    }
}
