package org.rounds.ejb.schedule;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Diagnosis;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.persistence.shared.DomainException;

/**
 * Finds out why there is no legal roster. It computes outside of transactions, and only for as many callers at once as the
 * node solves schedules: others are asked to come back, so that the rest of the requests always have threads.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DiagnosisService {
    private static final int USUAL_SECONDS = 10;
    private static final int MOST_SECONDS = 30;

    @Inject
    ScheduleService schedules;

    @Inject
    @ConfigProperty(name = "ROUNDS_SOLVER_JOBS", defaultValue = "2")
    int most;

    private Semaphore room = new Semaphore(0);

    @PostConstruct
    void open() {
        room = new Semaphore(most);
    }

    /**
     * Diagnoses a schedule before it is generated; stores nothing.
     *
     * @throws DomainException as for a generation; too many, if others are being served
     */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public DiagnosisView diagnose(GenerateSchedule command) {
        return diagnose(schedules.problem(command), command.timeLimitSeconds());
    }

    /** Diagnoses what a stored schedule answers, by today's data. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public DiagnosisView diagnose(UUID id, DiagnoseSchedule command) {
        return diagnose(schedules.problem(id), command.timeLimitSeconds());
    }

    private DiagnosisView diagnose(RosterProblem problem, @Nullable Integer seconds) {
        if (!room.tryAcquire()) {
            throw new DomainException(
                    DomainException.Kind.TOO_MANY,
                    "DIAGNOSIS_BUSY",
                    "Others are being served; try again soon",
                    Map.of("retry_after", USUAL_SECONDS));
        }
        try {
            int limit = seconds == null ? USUAL_SECONDS : Math.min(MOST_SECONDS, seconds);
            return new DiagnosisSentences(problem).view(Diagnosis.of(problem, Duration.ofSeconds(limit)));
        } finally {
            room.release();
        }
    }
}
