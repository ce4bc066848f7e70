package org.rounds.ejb.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.Targets;

/** A person, with the grade of the current academic year and the teams joined. */
public record PersonView(
        UUID id,
        String name,
        Person.Type type,
        @Nullable Integer pgyLevel,
        @Nullable String email,
        double employmentFraction,
        Person.@Nullable FacultyRole facultyRole,
        List<String> specialties,
        List<String> skills,
        List<UUID> teamIds,
        LimitsView limits,
        Targets targets,
        boolean active,
        Instant createdAt,
        long version)
        implements Versioned {
    static PersonView of(Person person, int academicYear, List<UUID> teamIds) {
        return new PersonView(
                person.id(),
                person.name(),
                person.type(),
                person.grade(academicYear).orElse(null),
                person.email().orElse(null),
                person.employmentFraction().doubleValue(),
                person.facultyRole().orElse(null),
                person.specialties().stream().sorted().toList(),
                person.skills().stream().sorted().toList(),
                teamIds,
                LimitsView.of(person),
                person.targets(),
                person.active(),
                person.createdAt(),
                person.version());
    }
}
