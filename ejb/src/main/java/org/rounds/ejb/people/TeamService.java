package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.people.Team;
import org.rounds.persistence.people.TeamRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Teams: programs, wards, clinics, sites. */
@Stateless
public class TeamService {
    @Inject
    TeamRepository teams;

    @Inject
    WorkspaceService workspaces;

    @Inject
    Changes changes;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** @throws DomainException conflict, if the workspace has a team of that name */
    @Allowed(resource = "team", action = Action.CREATE)
    public TeamView create(SaveTeam command) {
        requireFree(command.name());
        Team team = new Team(Ids.next(), command.name(), command.kind(), zone(command.timeZone()), clock.instant());
        return TeamView.of(changes.store(team, "team", new TeamCreated(team.id())));
    }

    private void requireFree(String name) {
        if (teams.countNamed(name) > 0) {
            throw DomainException.conflict("ALREADY_EXISTS", "There is a team of that name", Map.of("field", "name"));
        }
    }

    /**
     * @throws DomainException conflict, if the workspace has another team of that name, or the zone would change under
     *     the team's schedules, whose hours are laid out
     */
    @Allowed(resource = "team", action = Action.UPDATE)
    public TeamView change(UUID id, long version, Patch<SaveTeam> patch) {
        Team team = existing(id);
        return changes.change(
                team,
                version,
                "team",
                new TeamUpdated(id),
                TeamView::of,
                () -> rewrite(team, patch.onto(SaveTeam.of(team))));
    }

    private void rewrite(Team team, SaveTeam command) {
        if (!command.name().equals(team.name())) {
            requireFree(command.name());
        }
        ZoneId zone = zone(command.timeZone());
        if (!Objects.equals(zone, team.zone().orElse(null))) {
            List<String> users = changes.users(team);
            Changes.requireUnused("team's time_zone", users.contains("schedule") ? List.of("schedule") : List.of());
        }
        team.change(command.name(), command.kind(), zone);
    }

    /** @throws DomainException conflict, if something refers to it */
    @Allowed(resource = "team", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(existing(id), version, "team", new TeamDeleted(id));
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            throw DomainException.invalid("time_zone", "is not a zone of the IANA database, such as Europe/Berlin");
        }
    }

    @Allowed(resource = "team", action = Action.READ)
    public TeamView get(UUID id) {
        return TeamView.of(existing(id));
    }

    /** Returns who has changed it, newest first. */
    @Allowed(resource = "team", action = Action.READ)
    public Listing.Result<ChangeView> history(UUID id, Listing.Query query) {
        return audit.changes("team", existing(id).id(), query);
    }

    private Team existing(UUID id) {
        return find(id).orElseThrow(() -> DomainException.notFound("team", id));
    }

    @Allowed(resource = "team", action = Action.LIST)
    public Listing.Result<TeamView> list(Listing.Query query) {
        return teams.list(query).map(TeamView::of);
    }

    /** Returns the team with that id, as a body's field names it: {@code team_id}. */
    @Allowed(resource = "team", action = Action.READ)
    public Team named(UUID teamId) {
        return find(teamId).orElseThrow(() -> DomainException.invalid("team_id", "names no team"));
    }

    /** Returns the zone of the team's days; the workspace's, if the team has none of its own. */
    @Allowed(resource = "team", action = Action.READ)
    public ZoneId zone(@Nullable UUID teamId) {
        return Optional.ofNullable(teamId)
                .flatMap(this::find)
                .flatMap(Team::zone)
                .orElseGet(workspaces::zone);
    }

    private Optional<Team> find(UUID id) {
        return teams.find(id);
    }
}
