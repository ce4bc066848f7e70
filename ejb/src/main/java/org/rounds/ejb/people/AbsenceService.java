package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.event.DomainEvent;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.identity.PermissionTable;
import org.rounds.ejb.notification.Notices;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.notification.Notification;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.AbsenceRepository;
import org.rounds.persistence.people.AbsenceTerms;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Days on which people are away. Whoever may approve absences decides about everybody's but their own. */
@Stateless
public class AbsenceService {
    @Inject
    AbsenceRepository absences;

    @Inject
    PersonService people;

    @Inject
    ActivityService activities;

    @Inject
    PermissionTable permissions;

    @Inject
    Changes changes;

    @Inject
    Notices notices;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** The database refuses a second absence of the person on the same day, unless one of them has ended. */
    @Allowed(resource = "absence", action = Action.CREATE, own = true)
    public AbsenceView create(SaveAbsence command) {
        AbsenceTerms terms = terms(command);
        Absence absence = new Absence(
                Ids.next(),
                command.personId(),
                command.type(),
                command.startDate(),
                command.endDate(),
                firstState(command),
                terms,
                clock.instant());
        return AbsenceView.of(changes.store(absence, "absence", new AbsenceCreated(absence.id())));
    }

    /** Creates one of this person; the body need not say whose it is. */
    @Allowed(resource = "absence", action = Action.CREATE, own = true)
    public AbsenceView createOf(UUID personId, Patch<SaveAbsence> body) {
        requireReached(personId);
        SaveAbsence command = body.onto(SaveAbsence.of(personId));
        if (!command.personId().equals(personId)) {
            throw DomainException.invalid("person_id", "is not the person of the address");
        }
        return create(command);
    }

    private AbsenceTerms terms(SaveAbsence command) {
        Access.require(command.personId());
        Days.requireOrder("end_date", command.startDate(), command.endDate());
        Person person = people.named(command.personId());
        AbsenceTerms terms = command.terms(person);
        if (terms.awayFromProgram() && person.type() != Person.Type.RESIDENT) {
            throw DomainException.invalid("away_from_program", "is for residents only");
        }
        if (terms.replacementActivityId() != null) {
            activities.require("replacement_activity_id", Set.of(terms.replacementActivityId()));
        }
        return terms;
    }

    private Absence.State firstState(SaveAbsence command) {
        boolean decides = decidesFor(command.personId());
        Absence.State state =
                Objects.requireNonNullElse(command.state(), decides ? Absence.State.APPROVED : Absence.State.PENDING);
        if (!state.open() && !(decides && state.inForce())) {
            throw DomainException.invalid("state", decides ? "ends an absence" : "is for somebody else to decide");
        }
        return state;
    }

    private boolean decidesFor(UUID personId) {
        return permissions.permits("absence", Action.APPROVE) && !isCaller(personId);
    }

    private static boolean isCaller(UUID personId) {
        Caller caller = Caller.current();
        return caller != null && personId.equals(caller.personId());
    }

    /**
     * The database refuses days on which the person is away already.
     *
     * @throws DomainException conflict, if it is decided and the caller does not decide
     */
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
        AbsenceTerms terms = terms(command);
        if (command.state() != null && command.state() != absence.state()) {
            throw DomainException.invalid("state", "is changed by approve, reject and cancel");
        }
        if (!absence.state().open() && !(decidesFor(absence.personId()) && decidesFor(command.personId()))) {
            throw badTransition(absence, "changed by whom it concerns; cancel it and ask again");
        }
        absence.change(command.personId(), command.type(), command.startDate(), command.endDate(), terms);
    }

    @Allowed(resource = "absence", action = Action.DELETE, own = true)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(find(id), version, "absence", new AbsenceDeleted(id));
    }

    /** Says yes to what is pending or anticipated. */
    @Allowed(resource = "absence", action = Action.APPROVE)
    public AbsenceView approve(UUID id, @Nullable Long version, ReviewAbsence review) {
        Absence absence = find(id);
        AbsenceView view =
                decide(absence, version, absence.state().granted(), "approved", new AbsenceApproved(id), review);
        notices.tell(Notification.Type.ABSENCE_APPROVED, absence);
        return view;
    }

    /** Says no to what is pending or anticipated. */
    @Allowed(resource = "absence", action = Action.REJECT)
    public AbsenceView reject(UUID id, @Nullable Long version, ReviewAbsence review) {
        Absence absence = find(id);
        AbsenceView view =
                decide(absence, version, absence.state().refused(), "rejected", new AbsenceRejected(id), review);
        notices.tell(Notification.Type.ABSENCE_REJECTED, absence);
        return view;
    }

    /** Calls it off, also for oneself; the days are free again. */
    @Allowed(resource = "absence", action = Action.UPDATE, own = true)
    public AbsenceView cancel(UUID id, @Nullable Long version, ReviewAbsence review) {
        Absence absence = find(id);
        return move(absence, version, absence.state().calledOff(), "cancelled", new AbsenceCancelled(id), review);
    }

    private AbsenceView decide(
            Absence absence,
            @Nullable Long version,
            Optional<Absence.State> next,
            String done,
            DomainEvent fact,
            ReviewAbsence review) {
        Changes.requireVersion(absence, version);
        if (isCaller(absence.personId())) {
            throw new DomainException(
                    DomainException.Kind.DENIED,
                    "PERMISSION_DENIED",
                    "Nobody decides about their own absence",
                    Map.of());
        }
        return move(absence, version, next, done, fact, review);
    }

    private AbsenceView move(
            Absence absence,
            @Nullable Long version,
            Optional<Absence.State> next,
            String done,
            DomainEvent fact,
            ReviewAbsence review) {
        Changes.requireVersion(absence, version);
        Absence.State state = next.orElseThrow(() -> badTransition(absence, done));
        UUID user = Optional.ofNullable(Caller.current()).map(Caller::userId).orElse(null);
        return changes.change(
                absence,
                version,
                "absence",
                fact,
                AbsenceView::of,
                () -> absence.decide(state, user, clock.instant(), review.notes()));
    }

    private static DomainException badTransition(Absence absence, String done) {
        String state = absence.state().name().toLowerCase(java.util.Locale.ROOT);
        return DomainException.conflict(
                "INVALID_STATE_TRANSITION",
                "An absence that is " + state + " cannot be " + done,
                Map.of("state", state));
    }

    @Allowed(resource = "absence", action = Action.READ, own = true, personal = true)
    public AbsenceView get(UUID id) {
        return AbsenceView.of(find(id));
    }

    /** Returns who has changed it, newest first; only for those who may change it themselves. */
    @Allowed(resource = "absence", action = Action.UPDATE, personal = true)
    public Listing.Result<ChangeView> history(UUID id, Listing.Query query) {
        return audit.changes("absence", find(id).id(), query);
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

    /** This person's absences that touch the period. */
    @Allowed(resource = "absence", action = Action.LIST, own = true, personal = true)
    public Listing.Result<AbsenceView> listOf(UUID personId, Listing.Query query) {
        requireReached(personId);
        return absences.list(query.only("person_id", List.of(personId))).map(AbsenceView::of);
    }

    /** Returns how much of an academic year a resident misses; of the current one, if none is named. */
    @Allowed(resource = "absence", action = Action.READ, own = true, personal = true)
    public AwayFromProgramView awayFromProgram(UUID personId, @Nullable Integer academicYear) {
        requireReached(personId);
        int year = academicYear == null ? people.academicYear() : academicYear;
        return AwayFromProgramView.of(
                personId,
                year,
                absences.inForce(
                        List.of(personId), AwayFromProgramView.firstDay(year), AwayFromProgramView.lastDay(year)));
    }

    private void requireReached(UUID personId) {
        if (!Access.reaches(personId) || people.all(List.of(personId)).isEmpty()) {
            throw DomainException.notFound("person", personId);
        }
    }

    /** Returns all absences of these people, whatever their state. */
    @Allowed(resource = "absence", action = Action.LIST)
    public List<Absence> ofPeople(Collection<UUID> personIds) {
        return absences.ofPeople(personIds);
    }

    /**
     * Returns the absences that keep these people from work in the period, both days inclusive: in force and blocking.
     */
    @Allowed(resource = "schedule", action = Action.READ)
    public List<Absence> touching(Collection<UUID> personIds, LocalDate from, LocalDate to) {
        return absences.inForce(personIds, from, to).stream()
                .filter(Absence::blocking)
                .toList();
    }
}
