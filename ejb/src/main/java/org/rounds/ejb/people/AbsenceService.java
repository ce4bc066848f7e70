package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.AbsenceRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Days on which people cannot be rostered. */
@Stateless
public class AbsenceService {
    @Inject
    AbsenceRepository absences;

    @Inject
    PersonService people;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** The database refuses a second absence of the person on the same day. */
    @Allowed(resource = "absence", action = Action.CREATE, own = true)
    public AbsenceView create(SaveAbsence command) {
        Access.require(command.personId());
        Days.requireOrder("end_date", command.startDate(), command.endDate());
        Absence absence = new Absence(
                Ids.next(),
                people.named(command.personId()).id(),
                command.type(),
                command.startDate(),
                command.endDate(),
                clock.instant());
        return AbsenceView.of(changes.store(absence, "absence", new AbsenceCreated(absence.id())));
    }

    /** The database refuses days on which the person is away already. */
    @Allowed(resource = "absence", action = Action.UPDATE, own = true)
    public AbsenceView change(UUID id, long version, Patch<SaveAbsence> patch) {
        Absence absence = find(id);
        return changes.change(
                absence,
                version,
                "absence",
                new AbsenceUpdated(id),
                AbsenceView::of,
                () -> rewrite(absence, patch.onto(SaveAbsence.of(absence))));
    }

    private void rewrite(Absence absence, SaveAbsence command) {
        Access.require(command.personId());
        Days.requireOrder("end_date", command.startDate(), command.endDate());
        absence.change(people.named(command.personId()).id(), command.type(), command.startDate(), command.endDate());
    }

    @Allowed(resource = "absence", action = Action.DELETE, own = true)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(find(id), version, "absence", new AbsenceDeleted(id));
    }

    @Allowed(resource = "absence", action = Action.READ, own = true, personal = true)
    public AbsenceView get(UUID id) {
        return AbsenceView.of(find(id));
    }

    private Absence find(UUID id) {
        return absences.find(id)
                .filter(absence -> Access.reaches(absence.personId()))
                .orElseThrow(() -> DomainException.notFound("absence", id));
    }

    /** Absences that touch the period. */
    @Allowed(resource = "absence", action = Action.LIST, own = true, personal = true)
    public Listing.Result<AbsenceView> list(Listing.Query query) {
        return absences.list(Access.ownOnly(query)).map(AbsenceView::of);
    }

    /** Returns the absences of these people that touch the period, both days inclusive. */
    @Allowed(resource = "schedule", action = Action.READ)
    public List<Absence> touching(Collection<UUID> personIds, LocalDate from, LocalDate to) {
        return absences.touching(personIds, from, to);
    }
}
