package org.rounds.ejb.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Person;

/** @param academicYears all of them; what is not named is taken away */
public record SaveGrades(@Size(max = 50) @Nullable List<@NotNull @Valid GradeView> academicYears) {
    static SaveGrades of(Person person) {
        return new SaveGrades(GradesView.years(person));
    }

    @Override
    public List<@NotNull @Valid GradeView> academicYears() {
        return academicYears == null ? List.of() : academicYears;
    }
}
