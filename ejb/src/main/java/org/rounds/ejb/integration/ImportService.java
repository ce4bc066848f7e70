package org.rounds.ejb.integration;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.ejb.people.SaveTeam;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.people.TeamView;
import org.rounds.persistence.people.Team;
import org.rounds.persistence.shared.DomainException;

/** Loads a whole team from one file: all of it, or nothing where one line is bad. */
@Stateless
public class ImportService {
    @Inject
    TeamService teams;

    @Inject
    RosterStore store;

    @Inject
    WorkspaceService workspaces;

    @Inject
    EventBus events;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    @Resource
    SessionContext transaction;

    /** @throws DomainException invalid {@code IMPORT_INVALID}, with every bad line by number */
    @Allowed(resource = "team", action = Action.IMPORT)
    public ImportView importRoster(ImportRoster command) {
        try {
            RosterBundle bundle = read(command);
            return store(teamName(command, bundle), bundle);
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

    /** Does all that an import does, so that the database has its say too, and takes it back. */
    @Allowed(resource = "team", action = Action.IMPORT)
    public ImportPreview preview(ImportRoster command) {
        try {
            RosterBundle bundle = read(command);
            return ImportPreview.of(store(teamName(command, bundle), bundle));
        } catch (BadFile e) {
            return ImportPreview.refused(command.teamName(), e.errors(), e.more());
        } catch (DomainException e) {
            if (e.kind() == DomainException.Kind.DENIED) {
                throw e;
            }
            // What is left to refuse once every line is good is the team's name: there is none, or it is taken.
            LineError refused = new LineError(command.fileName(), 0, "team_name", String.valueOf(e.getMessage()));
            return ImportPreview.refused(command.teamName(), List.of(refused), 0);
        } finally {
            transaction.setRollbackOnly();
        }
    }

    private RosterBundle read(ImportRoster command) {
        return BundleFile.is(command.content())
                ? BundleFile.read(command.fileName(), command.content())
                : ShiftSchedulingFile.read(command.fileName(), command.content(), firstDay(command.startDate()))
                        .bundle();
    }

    private LocalDate firstDay(@Nullable LocalDate wanted) {
        return wanted != null
                ? wanted
                : LocalDate.ofInstant(clock.instant(), workspaces.zone())
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private static String teamName(ImportRoster command, RosterBundle bundle) {
        if (command.teamName() != null) {
            return command.teamName();
        }
        if (bundle.team() == null) {
            throw DomainException.invalid("team_name", "is missing, and the file does not name the team");
        }
        return bundle.team().name();
    }

    /** Stores a bundle that has been read without error as a new team of that name. */
    @Allowed(resource = "team", action = Action.IMPORT)
    public ImportView store(String teamName, RosterBundle bundle) {
        TeamView team = teams.create(team(teamName, bundle.team()));
        List<LineError> warnings = store.store(team.id(), bundle);
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
                        bundle.absences().size()),
                warnings);
    }

    private static SaveTeam team(String name, RosterBundle.@Nullable TeamRow row) {
        return row == null
                ? new SaveTeam(name, null, null)
                : new SaveTeam(name, Team.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)), row.timeZone());
    }

    private static TreeSet<LocalDate> days(RosterBundle bundle) {
        return Stream.of(
                        bundle.coverage().stream().flatMap(row -> Stream.of(row.date(), row.endDate())),
                        bundle.requests().stream().map(RosterBundle.RequestRow::date),
                        bundle.absences().stream().flatMap(row -> Stream.of(row.startDate(), row.endDate())))
                .flatMap(s -> s)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
