package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.shared.Creation;
import org.rounds.ejb.shared.Days;
import org.rounds.persistence.schedule.CoverageRepository;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** How many people a team wants, on what, when. */
@Stateless
public class CoverageService {
    private static final int UNDER = 100;
    static final int OVER = 1;

    @Inject
    CoverageRepository coverage;

    @Inject
    TeamService teams;

    @Inject
    ActivityService activities;

    @Inject
    Creation creation;

    @Inject
    Clock clock;

    /** The database refuses a second requirement for the same team, activity, skill and day. */
    @Allowed(resource = "coverage", action = Action.CREATE)
    public CoverageRequirementView create(CreateCoverageRequirement command) {
        LocalDate first = day("start_date", command.date(), command.startDate());
        LocalDate last = day("end_date", command.date(), command.endDate());
        Days.requireOrder("end_date", first, last);
        activities.require("activity_id", Set.of(command.activityId()));
        CoverageRequirement requirement = new CoverageRequirement(
                Ids.next(),
                teams.named(command.teamId()).id(),
                command.activityId(),
                first,
                last,
                weekdays(command.weekdays()),
                heads(command),
                clock.instant());
        return CoverageRequirementView.of(
                creation.store(requirement, "coverage", new CoverageRequirementCreated(requirement.id())));
    }

    private static LocalDate day(String field, @Nullable LocalDate date, @Nullable LocalDate bound) {
        if ((date == null) == (bound == null)) {
            throw DomainException.invalid(field, "give either date, or start_date and end_date");
        }
        return date == null ? java.util.Objects.requireNonNull(bound) : date;
    }

    private static Set<DayOfWeek> weekdays(@Nullable Set<Integer> iso) {
        return iso == null
                ? EnumSet.allOf(DayOfWeek.class)
                : iso.stream().map(DayOfWeek::of).collect(Collectors.toSet());
    }

    private static CoverageRequirement.Heads heads(CreateCoverageRequirement command) {
        int minimum = command.minimum() == null ? 0 : command.minimum();
        if (minimum > command.required()) {
            throw DomainException.invalid("minimum", "must not be above required");
        }
        return new CoverageRequirement.Heads(
                command.skill(),
                minimum,
                command.required(),
                command.underWeight() == null ? UNDER : command.underWeight(),
                command.overWeight() == null ? OVER : command.overWeight());
    }

    @Allowed(resource = "coverage", action = Action.READ)
    public CoverageRequirementView get(UUID id) {
        return CoverageRequirementView.of(
                coverage.find(id).orElseThrow(() -> DomainException.notFound("coverage requirement", id)));
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
