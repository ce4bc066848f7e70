package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Creation;
import org.rounds.ejb.shared.Days;
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
    Creation creation;

    @Inject
    Clock clock;

    /** The database refuses a second absence of the person on the same day. */
    @Allowed(resource = "absence", action = Action.CREATE, own = true)
    public AbsenceView create(CreateAbsence command) {
        Access.require(command.personId());
        Days.requireOrder("end_date", command.startDate(), command.endDate());
        Absence absence = new Absence(
                Ids.next(),
                people.named(command.personId()).id(),
                command.type(),
                command.startDate(),
                command.endDate(),
                clock.instant());
        return AbsenceView.of(creation.store(absence, "absence", new AbsenceCreated(absence.id())));
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
