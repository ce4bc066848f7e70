package org.rounds.persistence.event;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox: that of all workspaces in numbers, and what is new in one's own. */
@Dependent
public class OutboxRepository {
    /** How many facts wait, and since when the oldest does; null where none waits. */
    public record Waiting(long events, @Nullable Instant oldest) {}

    /**
     * What a transaction could see when it asked.
     *
     * @param snapshot as PostgreSQL writes it; counts the transaction itself as seen
     * @param writer the transaction, if it had written anything: what it states may come later
     */
    public record Moment(String snapshot, @Nullable String writer) {}

    /**
     * What has been stated since a moment; that somebody was told of it is no news.
     *
     * @param anything whether there is any fact
     * @param foreign whether there is one that is not about an assignment of the schedule
     * @param uncommitted whether the transaction that asks has itself stated one
     */
    public record News(Moment now, boolean anything, boolean foreign, boolean uncommitted) {}

    private static final String NEWS =
            """
            select cast(pg_current_snapshot() as text), cast(pg_current_xact_id_if_assigned() as text),
                count(*) > 0,
                count(*) filter (where type not like 'assignment.%' or payload ->> 'schedule_id' <> :schedule) > 0,
                count(*) filter (where xid = pg_current_xact_id_if_assigned()) > 0
            from domain_event
            where type <> 'notification.created'
              and (xid = pg_current_xact_id_if_assigned()
               or xid = cast(:writer as xid8)
               or xid >= pg_snapshot_xmin(cast(:seen as pg_snapshot))
                  and not pg_visible_in_snapshot(xid, cast(:seen as pg_snapshot)))
            """;

    private final EntityManager entityManager;

    @Inject
    public OutboxRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public Waiting waiting() {
        Object[] row = (Object[]) entityManager
                .createNativeQuery("select waiting, oldest from rounds_outbox()")
                .getSingleResult();
        return new Waiting(((Number) row[0]).longValue(), (Instant) row[1]);
    }

    /**
     * Returns what this workspace has stated since, exactly: a fact of a transaction that committed later counts, however
     * early it was stated.
     *
     * @param since null for nothing but what this transaction has stated itself
     */
    public News news(@Nullable Moment since, UUID scheduleId) {
        Object[] row = (Object[]) entityManager
                .createNativeQuery(NEWS)
                .setParameter("schedule", scheduleId.toString())
                .setParameter("seen", since == null ? null : since.snapshot())
                .setParameter("writer", since == null ? null : since.writer())
                .getSingleResult();
        return new News(
                new Moment((String) row[0], (String) row[1]), (boolean) row[2], (boolean) row[3], (boolean) row[4]);
    }
}
