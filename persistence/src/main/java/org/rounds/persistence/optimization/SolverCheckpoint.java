package org.rounds.persistence.optimization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * The best roster that an open job has come to, and after how many score calculations; it has the job's id. One place in
 * each array is one cell.
 */
@Entity
@Table(name = "solver_checkpoint")
public class SolverCheckpoint extends WorkspaceEntity {
    UUID[] people = {};
    LocalDate[] dates = {};
    UUID[] activities = {};

    @Column(name = "score_calculations")
    long scoreCalculations;

    protected SolverCheckpoint() {}

    public SolverCheckpoint(UUID jobId, Instant createdAt) {
        super(jobId, createdAt);
    }

    /** Takes a better roster; nobody may change the arrays afterwards. */
    public void reach(UUID[] people, LocalDate[] dates, UUID[] activities, long scoreCalculations) {
        this.people = people;
        this.dates = dates;
        this.activities = activities;
        this.scoreCalculations = scoreCalculations;
    }

    public int size() {
        return people.length;
    }

    public UUID person(int cell) {
        return people[cell];
    }

    public LocalDate date(int cell) {
        return dates[cell];
    }

    public UUID activity(int cell) {
        return activities[cell];
    }

    public long scoreCalculations() {
        return scoreCalculations;
    }
}
