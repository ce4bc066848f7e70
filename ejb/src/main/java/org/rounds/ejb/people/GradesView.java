package org.rounds.ejb.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.people.Person;

/** A resident's grades by academic year, oldest first; id and version are the person's. */
public record GradesView(UUID id, List<GradeView> academicYears, long version) implements RootView {
    static GradesView of(Person person) {
        return new GradesView(person.id(), years(person), person.version());
    }

    static List<GradeView> years(Person person) {
        return person.academicYears().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(GradeView::of)
                .toList();
    }
}
