package org.rounds.ejb.admin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.Passwords;
import org.rounds.ejb.integration.ImportService;
import org.rounds.ejb.integration.ImportView;
import org.rounds.ejb.optimization.JobService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.schedule.GenerateSchedule;
import org.rounds.ejb.schedule.PublicationService;
import org.rounds.ejb.schedule.ScheduleService;
import org.rounds.ejb.schedule.ScheduleView;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.identity.User;
import org.rounds.persistence.identity.Workspace;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Loads the demo hospital and brings its first schedule into force, with the product's own use cases. */
@Stateless
public class DemoService {
    static final String SLUG = "demo";
    private static final String WARD = "Ward 4 East, four weeks";
    private static final List<String> NAMES =
            Stream.concat(Stream.of(WARD), DemoResidency.PLANS.stream()).toList();
    private static final Set<Schedule.Status> ENDED = Set.of(
            Schedule.Status.PUBLISHED, Schedule.Status.SUPERSEDED, Schedule.Status.FAILED, Schedule.Status.CANCELLED);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int SOLVER_SECONDS = 10;

    /** Who can sign in, by user name. */
    static final Map<String, String> ROLES = Map.of(
            "admin", "admin",
            "coordinator", "coordinator",
            "faculty", "faculty",
            "resident", "resident",
            "clinician", "clinical_staff",
            "nurse", "rn",
            "patient", "patient");

    @Inject
    EntityManager entityManager;

    @Inject
    ImportService imports;

    @Inject
    ScheduleService schedules;

    @Inject
    PublicationService publications;

    @Inject
    PersonService people;

    @Inject
    DemoResidency residency;

    @Inject
    Demo demo;

    @Inject
    JobService jobs;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** Creates the current workspace with its users and its ward, and queues the ward's schedule: all, or nothing. */
    @Allowed(resource = "demo", action = Action.CREATE)
    public void load(String password) {
        UUID id = CurrentWorkspace.id();
        entityManager.persist(new Workspace(id, SLUG, "Rounds demo hospital", ZONE, clock.instant()));
        entityManager.flush();
        audit.record("create", "workspace", id);
        String hash = Passwords.hash(password);
        Map<String, User> users = ROLES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        user -> new User(Ids.next(), user.getKey(), hash, user.getValue(), clock.instant())));
        users.values().forEach(entityManager::persist);
        fill(users);
    }

    /**
     * Empties the demo hospital and loads it again. Its users stay, and what its audit trail tells.
     *
     * @throws DomainException conflict, where this is no demo server or another hospital, or while the solver is at work
     *     for it
     */
    @Allowed(resource = "demo", action = Action.MANAGE)
    public DemoView reload() {
        UUID id = CurrentWorkspace.id();
        if (!demo.wanted() || !entityManager.find(Workspace.class, id).slug().equals(SLUG)) {
            throw DomainException.conflict(
                    "CONFLICT", "Only the hospital of a demo server can be loaded again", Map.of());
        }
        if (jobs.busy()) {
            throw DomainException.conflict("GENERATION_RUNNING", "The solver is at work for the demo", Map.of());
        }
        entityManager
                .createNativeQuery("select 1 from rounds_forget_demo(:id)")
                .setParameter("id", id)
                .getSingleResult();
        entityManager.clear();
        audit.record("reload", "demo", id);
        fill(entityManager
                .createQuery("select u from User u where u.username in :names", User.class)
                .setParameter("names", ROLES.keySet())
                .getResultStream()
                .collect(Collectors.toMap(User::username, user -> user)));
        demo.awaitSchedules(id);
        return new DemoView(NAMES);
    }

    /** Loads ward and residency, queues the first schedules and says who of the people the users are. */
    private void fill(Map<String, User> users) {
        LocalDate monday =
                LocalDate.ofInstant(clock.instant(), ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        ImportView ward = imports.store("Ward 4 East", new DemoWard(monday).bundle());
        people.members(ward.teamId(), monday, monday).stream()
                .filter(person -> person.type() == Person.Type.NURSE)
                .findFirst()
                .ifPresent(person -> Objects.requireNonNull(users.get("nurse")).is(person.id()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        DemoResidency.Loaded program = residency.load(today);
        Objects.requireNonNull(users.get("resident")).is(program.residents().get(0));
        Objects.requireNonNull(users.get("faculty")).is(program.faculty().get(0));
        schedules.generate(new GenerateSchedule(
                WARD,
                ward.teamId(),
                null,
                null,
                monday,
                monday.plusDays(DemoWard.DAYS - 1),
                null,
                SOLVER_SECONDS,
                null,
                null,
                null));
    }

    /**
     * Publishes the demo's schedules as the solver is done with them, and queues the next that stands on those in force;
     * returns whether there is nothing left to wait for.
     */
    @Allowed(resource = "demo", action = Action.EXECUTE)
    public boolean publish() {
        Map<String, ScheduleView> all =
                schedules.list(new Listing.Query(1, NAMES.size(), "created_at").only("name", NAMES)).rows().stream()
                        .collect(Collectors.toMap(ScheduleView::name, s -> s, (first, later) -> first));
        all.values().stream()
                .filter(s -> s.status() == Schedule.Status.DRAFT)
                .forEach(s -> publications.publish(s.id(), s.version()));
        Optional<String> next =
                DemoResidency.PLANS.stream().filter(p -> !all.containsKey(p)).findFirst();
        boolean settled = all.values().stream().allMatch(s -> ENDED.contains(s.status()));
        Optional<GenerateSchedule> plan =
                next.filter(n -> settled).flatMap(n -> residency.plan(n, LocalDate.ofInstant(clock.instant(), ZONE)));
        plan.ifPresent(schedules::generate);
        return settled && plan.isEmpty();
    }
}
