package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.schedule.CoverageRepository;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** How many people a team wants, on what, when. */
@Stateless
public class CoverageService {
    @Inject
    CoverageRepository coverage;

    @Inject
    TeamService teams;

    @Inject
    ActivityService activities;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** The database refuses a second requirement for the same team, activity, skill and day. */
    @Allowed(resource = "coverage", action = Action.CREATE)
    public CoverageRequirementView create(SaveCoverageRequirement command) {
        requireMeaning(command);
        activities.requireInUse("activity_id", command.activityId());
        CoverageRequirement requirement = new CoverageRequirement(
                Ids.next(),
                teams.named(command.teamId()).id(),
                command.activityId(),
                command.first(),
                command.last(),
                command.days(),
                command.heads(),
                clock.instant());
        return CoverageRequirementView.of(
                changes.store(requirement, "coverage", new CoverageRequirementCreated(requirement.id())));
    }

    private void requireMeaning(SaveCoverageRequirement command) {
        Days.requireOrder("end_date", command.first(), command.last());
        activities.require("activity_id", Set.of(command.activityId()));
    }

    /** The database refuses it where it would overlap with another. */
    @Allowed(resource = "coverage", action = Action.UPDATE)
    public CoverageRequirementView change(UUID id, long version, Patch<SaveCoverageRequirement> patch) {
        CoverageRequirement requirement = existing(id);
        return changes.change(
                requirement,
                version,
                "coverage",
                new CoverageRequirementUpdated(id),
                CoverageRequirementView::of,
                () -> rewrite(requirement, patch.onto(SaveCoverageRequirement.of(requirement))));
    }

    private void rewrite(CoverageRequirement requirement, SaveCoverageRequirement command) {
        requireMeaning(command);
        if (!command.activityId().equals(requirement.activityId())) {
            activities.requireInUse("activity_id", command.activityId());
        }
        requirement.change(
                teams.named(command.teamId()).id(),
                command.activityId(),
                command.first(),
                command.last(),
                command.days(),
                command.heads());
    }

    @Allowed(resource = "coverage", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(existing(id), version, "coverage", new CoverageRequirementDeleted(id));
    }

    @Allowed(resource = "coverage", action = Action.READ)
    public CoverageRequirementView get(UUID id) {
        return CoverageRequirementView.of(existing(id));
    }

    private CoverageRequirement existing(UUID id) {
        return coverage.find(id).orElseThrow(() -> DomainException.notFound("coverage requirement", id));
    }

    @Allowed(resource = "coverage", action = Action.LIST)
    public Listing.Result<CoverageRequirementView> list(Listing.Query query) {
        return coverage.list(query).map(CoverageRequirementView::of);
    }

    /** Returns the team's requirements that touch the period, both days inclusive, in a stable order. */
    @Allowed(resource = "schedule", action = Action.READ)
    public List<CoverageRequirement> touching(UUID teamId, LocalDate from, LocalDate to) {
        return coverage.touching(teamId, from, to);
    }
}
