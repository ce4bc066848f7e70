package org.rounds.persistence.schedule;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * One plan for some people, one layer and some days. It is queued, then solved into a draft; a draft without open hard
 * violations can be published, and is then in force until later publications have taken over all its days.
 */
@Entity
public class Schedule extends WorkspaceEntity {
    /** Where a schedule is in its life. */
    public enum Status {
        QUEUED,
        SOLVING,
        DRAFT,
        PUBLISHED,
        SUPERSEDED,
        FAILED,
        CANCELLED
    }

    /** Those that everybody who is rostered may see; the others are still being planned. */
    public static final Set<Status> PUBLISHED = Set.of(Status.PUBLISHED, Status.SUPERSEDED);

    /** The unit in which it is planned. */
    public enum Granularity {
        BLOCK,
        DAY,
        HALF_DAY
    }

    /**
     * What a roster is worth.
     *
     * @param coverageRate share of the required heads that is there, 0 to 1
     */
    public record Worth(
            long hard,
            long medium,
            long soft,
            double coverageRate,
            int hardViolations,
            int softViolations,
            int warnings) {}

    String name;

    @Column(name = "team_id")
    @Nullable
    UUID teamId;

    @Enumerated(EnumType.STRING)
    Layer layer;

    @Enumerated(EnumType.STRING)
    Granularity granularity;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    @Enumerated(EnumType.STRING)
    Status status = Status.QUEUED;

    @Column(name = "hard_score")
    @Nullable
    Long hardScore;

    @Column(name = "medium_score")
    @Nullable
    Long mediumScore;

    @Column(name = "soft_score")
    @Nullable
    Long softScore;

    @Column(name = "coverage_rate")
    @Nullable
    BigDecimal coverageRate;

    @Column(name = "hard_violations")
    @Nullable
    Integer hardViolations;

    @Column(name = "soft_violations")
    @Nullable
    Integer softViolations;

    @Nullable
    Integer warnings;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "scenario_of")
    @Nullable
    UUID scenarioOf;

    @ElementCollection
    @CollectionTable(name = "scenario_change", joinColumns = @JoinColumn(name = "scenario_id"))
    List<ScenarioChange> supposed = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "schedule_draft", joinColumns = @JoinColumn(name = "schedule_id"))
    @Column(name = "draft_id")
    Set<UUID> drafts = new HashSet<>();

    protected Schedule() {}

    /** Queues a schedule; days are inclusive. */
    public Schedule(
            UUID id,
            String name,
            @Nullable UUID teamId,
            Layer layer,
            Granularity granularity,
            LocalDate startDate,
            LocalDate endDate,
            Instant createdAt) {
        super(id, createdAt);
        this.name = name;
        this.teamId = teamId;
        this.layer = layer;
        this.granularity = granularity;
        this.startDate = startDate;
        this.endDate = endDate;
    }

    /** Branches off a draft from a schedule that has a roster, with its worth and the drafts it is planned around. */
    public Schedule scenario(UUID id, String name, Instant createdAt) {
        requireNoScenario("has none of its own: branch off its schedule");
        Schedule scenario = new Schedule(id, name, teamId, layer, granularity, startDate, endDate, createdAt);
        scenario.scenarioOf = this.id();
        scenario.status = Status.DRAFT;
        scenario.drafts.addAll(drafts);
        scenario.judge(worth().orElseThrow());
        return scenario;
    }

    /** Supposes these things, and no others. */
    public void suppose(List<ScenarioChange> changes) {
        if (!Set.copyOf(supposed).equals(Set.copyOf(changes))) { // what is cleared counts as changed
            supposed.clear();
            supposed.addAll(changes);
        }
    }

    /** Queues a scenario to be planned anew; what it has stays until there is something else. */
    public void planAgain() {
        require(scenarioOf != null && status == Status.DRAFT, "be planned again");
        status = Status.QUEUED;
    }

    public void requirePublishable() {
        requireNoScenario("is never published: merge it into its schedule");
    }

    private void requireNoScenario(String because) {
        if (scenarioOf != null) {
            throw DomainException.conflict("SCENARIO", "A scenario " + because, Map.of("schedule_id", scenarioOf));
        }
    }

    /** Has it planned and judged as if these schedules of other layers, while they are drafts, were in force. */
    public void planAround(Set<UUID> drafts) {
        this.drafts.addAll(drafts);
    }

    public void rename(String name) {
        this.name = name;
    }

    public void solving() {
        require(beingPlanned(), "start solving");
        status = Status.SOLVING;
    }

    /** Takes the solver's roster, or its best so far where the run was stopped. */
    public void drafted(Worth worth) {
        require(status == Status.SOLVING, "become a draft");
        status = Status.DRAFT;
        judge(worth);
    }

    private void judge(Worth worth) {
        hardScore = worth.hard();
        mediumScore = worth.medium();
        softScore = worth.soft();
        coverageRate = BigDecimal.valueOf(worth.coverageRate()).setScale(4, RoundingMode.HALF_UP);
        hardViolations = worth.hardViolations();
        softViolations = worth.softViolations();
        warnings = worth.warnings();
    }

    /** Refuses changes by hand, unless it has a roster that is not history yet. */
    public void requireChangeable() {
        require(status == Status.DRAFT || status == Status.PUBLISHED, "be changed");
    }

    /** Says whether the planner has yet to fill it. */
    public boolean beingPlanned() {
        return status == Status.QUEUED || status == Status.SOLVING;
    }

    /** Refuses what can be told the planner only. */
    public void requireBeingPlanned() {
        require(beingPlanned(), "be pinned; change its assignments");
    }

    public void requireDraft() {
        require(status == Status.DRAFT, "be prepared for publication");
    }

    /** Takes over what its roster is worth after a change by hand. */
    public void rejudged(Worth worth) {
        requireChangeable();
        judge(worth);
    }

    /** A scenario keeps the roster that it has. */
    public void failed() {
        require(beingPlanned(), "fail");
        status = scenarioOf == null ? Status.FAILED : Status.DRAFT;
    }

    /** As {@link #failed}. */
    public void cancelled() {
        require(beingPlanned(), "be cancelled");
        status = scenarioOf == null ? Status.CANCELLED : Status.DRAFT;
    }

    /** @param worth what it is worth now: requirements may have changed since it was solved */
    public void published(Instant at, Worth worth) {
        requirePublishable();
        require(status == Status.DRAFT, "be published");
        judge(worth);
        status = Status.PUBLISHED;
        publishedAt = at;
    }

    public void superseded() {
        require(status == Status.PUBLISHED, "be superseded");
        status = Status.SUPERSEDED;
    }

    /** Takes it back: it is a draft again. */
    public void rolledBack() {
        require(status == Status.PUBLISHED, "be rolled back");
        status = Status.DRAFT;
        publishedAt = null;
    }

    /** Puts it in force again where it had been superseded altogether. */
    public void restored() {
        require(status == Status.PUBLISHED || status == Status.SUPERSEDED, "come back in force");
        status = Status.PUBLISHED;
    }

    /** Refuses to let go of anything that was ever in force or is being worked on. */
    public void requireDeletable() {
        require(status == Status.DRAFT || status == Status.FAILED || status == Status.CANCELLED, "be deleted");
    }

    private void require(boolean allowed, String step) {
        if (!allowed) {
            String current = status.name().toLowerCase(java.util.Locale.ROOT);
            throw DomainException.conflict(
                    "INVALID_STATE_TRANSITION",
                    "A schedule that is " + current + " cannot " + step,
                    Map.of("status", current));
        }
    }

    public String name() {
        return name;
    }

    public Optional<UUID> teamId() {
        return Optional.ofNullable(teamId);
    }

    /** The schedule that it branches off, if it is a scenario. */
    public Optional<UUID> scenarioOf() {
        return Optional.ofNullable(scenarioOf);
    }

    /** Returns what it supposes, if it is a scenario. */
    public List<ScenarioChange> supposed() {
        return scenarioOf == null ? List.of() : List.copyOf(supposed);
    }

    /** Returns the schedules of other layers that it is planned around while they are drafts. */
    public Set<UUID> drafts() {
        return Set.copyOf(drafts);
    }

    /** Tells if one of its days is in the period, both days inclusive. */
    public boolean touches(LocalDate from, LocalDate to) {
        return !startDate.isAfter(to) && !endDate.isBefore(from);
    }

    public Layer layer() {
        return layer;
    }

    public Granularity granularity() {
        return granularity;
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }

    /** Whether it is, or was, in force. */
    public boolean wasPublished() {
        return PUBLISHED.contains(status);
    }

    public Status status() {
        return status;
    }

    public Optional<Worth> worth() {
        if (hardScore == null
                || mediumScore == null
                || softScore == null
                || coverageRate == null
                || hardViolations == null
                || softViolations == null
                || warnings == null) {
            return Optional.empty();
        }
        return Optional.of(new Worth(
                hardScore,
                mediumScore,
                softScore,
                coverageRate.doubleValue(),
                hardViolations,
                softViolations,
                warnings));
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }
}
