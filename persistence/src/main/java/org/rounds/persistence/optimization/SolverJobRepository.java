package org.rounds.persistence.optimization;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.shared.Turn;

/** The queue of solver jobs. */
public interface SolverJobRepository {
    /** A job taken from the queue, and the workspace to work it in. */
    record Claim(UUID jobId, UUID workspaceId) {}

    /** Jobs of all workspaces that wait and that run. */
    record Counts(long queued, long running) {}

    EntityManager entityManager();

    /** Finds a job to write to it: its node, which reports every second, and people who cancel take turns. */
    default Optional<SolverJob> lock(UUID id) {
        return Optional.ofNullable(entityManager().find(SolverJob.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @HQL("select j from SolverJob j where j.id in :ids")
    List<SolverJob> all(Collection<UUID> ids);

    /** Takes the oldest waiting job of any workspace for the node; needs no workspace to be set. */
    default Optional<Claim> claim(String node, int leaseSeconds) {
        List<?> rows = entityManager()
                .createNativeQuery("select id, workspace_id from rounds_claim_job(:node, :lease)")
                .setParameter("node", node)
                .setParameter("lease", leaseSeconds)
                .getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> new Claim((UUID) row[0], (UUID) row[1]));
    }

    /** Lets others take what this node held before it was killed. */
    default int release(String node) {
        return ((Number) entityManager()
                        .createNativeQuery("select rounds_release_jobs(:node)")
                        .setParameter("node", node)
                        .getSingleResult())
                .intValue();
    }

    default Counts counts() {
        Object[] row = (Object[]) entityManager()
                .createNativeQuery("select queued, running from rounds_job_counts()")
                .getSingleResult();
        return new Counts(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /** Reserves people for the days, both inclusive; fails on {@code generation_once} if somebody is reserved. */
    default void reserve(UUID jobId, Collection<UUID> people, String layer, LocalDate from, LocalDate to) {
        entityManager().flush();
        entityManager()
                .createNativeQuery("insert into generation_claim (job_id, person_id, layer, days)"
                        + " select :job, p, :layer, daterange(:from, :to, '[]') from unnest(cast(:people as uuid[])) p")
                .setParameter("job", jobId)
                .setParameter("people", people.toArray(UUID[]::new))
                .setParameter("layer", layer)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /**
     * Returns the job that has reserved one of these people on one of these days, if any. From then on the workspace's
     * other reservations wait for this transaction: rows that exclude each other would deadlock.
     */
    default Optional<UUID> reservation(Collection<UUID> people, String layer, LocalDate from, LocalDate to) {
        Turn.await(entityManager(), "generate " + CurrentWorkspace.id());
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select job_id from generation_claim where person_id = any(cast(:people as uuid[]))"
                                + " and layer = :layer and days && daterange(:from, :to, '[]') limit 1",
                        UUID.class)
                .setParameter("people", people.toArray(UUID[]::new))
                .setParameter("layer", layer)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .findFirst();
    }

    default Optional<SolverCheckpoint> checkpoint(UUID jobId) {
        return Optional.ofNullable(entityManager().find(SolverCheckpoint.class, jobId));
    }

    /** Ends what an open job holds: people for their days, and its roster. */
    default void free(UUID jobId) {
        entityManager()
                .createNativeQuery("delete from generation_claim where job_id = :job")
                .setParameter("job", jobId)
                .executeUpdate();
        checkpoint(jobId).ifPresent(entityManager()::remove);
    }

    @HQL("select count(j) > 0 from SolverJob j where j.state in (QUEUED, RUNNING)")
    boolean busy();
}
