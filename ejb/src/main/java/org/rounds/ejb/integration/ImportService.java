package org.rounds.ejb.integration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.SaveTeam;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.people.TeamView;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.TeamMembership;
import org.rounds.persistence.people.WorkLimits;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.schedule.RosterRequest;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;

/** Loads a whole team from one file: all of it, or nothing where one line is bad. */
@Stateless
public class ImportService {
    @Inject
    EntityManager entityManager;

    @Inject
    TeamService teams;

    @Inject
    PersonService people;

    @Inject
    WorkspaceService workspaces;

    @Inject
    EventBus events;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** @throws DomainException invalid {@code IMPORT_INVALID}, with every bad line by number */
    @Allowed(resource = "team", action = Action.IMPORT)
    public ImportView importRoster(ImportRoster command) {
        return store(command.teamName(), read(command));
    }

    private RosterBundle read(ImportRoster command) {
        try {
            return isZip(command.content())
                    ? CsvBundle.read(command.fileName(), command.content())
                    : ShiftSchedulingFile.read(command.fileName(), command.content(), firstDay(command.startDate()))
                            .bundle();
        } catch (BadFile e) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "IMPORT_INVALID",
                    "The file has " + (e.errors().size() + e.more()) + " bad lines; nothing was stored",
                    Map.of(
                            "field_errors",
                            Map.of(
                                    "file",
                                    e.errors().stream().map(LineError::text).toList()),
                            "lines",
                            e.errors(),
                            "more",
                            e.more()));
        }
    }

    private static boolean isZip(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    private LocalDate firstDay(@Nullable LocalDate wanted) {
        return wanted != null
                ? wanted
                : LocalDate.ofInstant(clock.instant(), workspaces.zone())
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    /** Stores a bundle that has been read without error as a new team. */
    @Allowed(resource = "team", action = Action.IMPORT)
    public ImportView store(String teamName, RosterBundle bundle) {
        TeamView team = teams.create(new SaveTeam(teamName, null, null));
        Map<String, UUID> activityIds = storeActivities(team.id(), bundle.activities());
        Map<String, UUID> personIds = storePeople(team.id(), bundle.people(), activityIds);
        bundle.coverage().forEach(row -> persist(coverage(team.id(), row, activityIds)));
        bundle.requests().forEach(row -> persist(request(row, personIds, activityIds)));
        bundle.absences().forEach(row -> persist(absence(row, personIds)));
        entityManager.flush();
        events.publish(new RosterImported(team.id()));
        audit.record("import", "team", team.id());
        TreeSet<LocalDate> days = days(bundle);
        return new ImportView(
                team.id(),
                teamName,
                days.isEmpty() ? null : days.first(),
                days.isEmpty() ? null : days.last(),
                new ImportView.Counts(
                        bundle.activities().size(),
                        bundle.people().size(),
                        bundle.coverage().size(),
                        bundle.requests().size(),
                        bundle.absences().size()));
    }

    private static TreeSet<LocalDate> days(RosterBundle bundle) {
        return Stream.of(
                        bundle.coverage().stream().map(RosterBundle.CoverageRow::date),
                        bundle.requests().stream().map(RosterBundle.RequestRow::date),
                        bundle.absences().stream().map(RosterBundle.AbsenceRow::startDate),
                        bundle.absences().stream().map(RosterBundle.AbsenceRow::endDate))
                .flatMap(s -> s)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, UUID> storeActivities(UUID team, List<RosterBundle.ActivityRow> rows) {
        Map<String, UUID> ids = new HashMap<>();
        rows.forEach(row -> ids.put(row.code(), Ids.next()));
        Map<UUID, Activity> stored = new HashMap<>();
        for (RosterBundle.ActivityRow row : rows) {
            Activity activity = new Activity(
                    id(ids, row.code()),
                    team,
                    row.code(),
                    row.name(),
                    Activity.Kind.SHIFT,
                    row.start(),
                    row.lengthMinutes(),
                    Activity.Presence.ON_SITE,
                    false,
                    clock.instant());
            activity.require(row.skills());
            persist(activity);
            stored.put(activity.id(), activity);
        }
        entityManager.flush(); // an activity may forbid one that comes later in the file
        for (RosterBundle.ActivityRow row : rows) {
            Objects.requireNonNull(stored.get(id(ids, row.code())))
                    .forbidNext(row.mayNotFollow().stream()
                            .map(next -> id(ids, next))
                            .collect(Collectors.toSet()));
        }
        return ids;
    }

    private Map<String, UUID> storePeople(UUID team, List<RosterBundle.PersonRow> rows, Map<String, UUID> activityIds) {
        Map<String, UUID> ids = new HashMap<>();
        for (RosterBundle.PersonRow row : rows) {
            Person person = new Person(
                    Ids.next(), row.name(), Person.Type.valueOf(row.type().toUpperCase(Locale.ROOT)), clock.instant());
            person.qualify(row.skills());
            if (row.pgyLevel() != null) {
                person.grade(people.academicYear(), row.pgyLevel());
            }
            person.limit(
                    new WorkLimits(
                            row.periodDays(),
                            row.maxMinutes(),
                            row.minMinutes(),
                            row.maxConsecutiveShifts(),
                            row.minConsecutiveShifts(),
                            row.minConsecutiveDaysOff(),
                            row.maxWeekends(),
                            row.minRestMinutes()),
                    row.maxShifts().entrySet().stream()
                            .collect(Collectors.toMap(e -> id(activityIds, e.getKey()), Map.Entry::getValue)));
            persist(person);
            persist(new TeamMembership(Ids.next(), team, person.id(), clock.instant()));
            ids.put(row.code(), person.id());
        }
        return ids;
    }

    private CoverageRequirement coverage(UUID team, RosterBundle.CoverageRow row, Map<String, UUID> activityIds) {
        return new CoverageRequirement(
                Ids.next(),
                team,
                id(activityIds, row.activity()),
                row.date(),
                row.date(),
                EnumSet.allOf(DayOfWeek.class),
                new CoverageRequirement.Heads(
                        row.skill(), row.minimum(), row.required(), row.underWeight(), row.overWeight()),
                clock.instant());
    }

    private RosterRequest request(
            RosterBundle.RequestRow row, Map<String, UUID> personIds, Map<String, UUID> activityIds) {
        return new RosterRequest(
                Ids.next(),
                id(personIds, row.person()),
                row.date(),
                row.activity() == null ? null : id(activityIds, row.activity()),
                row.wanted() ? RosterRequest.Kind.ON : RosterRequest.Kind.OFF,
                row.weight(),
                clock.instant());
    }

    private Absence absence(RosterBundle.AbsenceRow row, Map<String, UUID> personIds) {
        return new Absence(
                Ids.next(),
                id(personIds, row.person()),
                Absence.Type.valueOf(row.type().toUpperCase(Locale.ROOT)),
                row.startDate(),
                row.endDate(),
                clock.instant());
    }

    private static UUID id(Map<String, UUID> ids, String code) {
        return Objects.requireNonNull(ids.get(code), code);
    }

    private void persist(Object row) {
        entityManager.persist(row);
    }
}
