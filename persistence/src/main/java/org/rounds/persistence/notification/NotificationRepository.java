package org.rounds.persistence.notification;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.Listing;

/** Everybody's inbox. */
public interface NotificationRepository {
    EntityManager entityManager();

    /**
     * What an act has made of something.
     *
     * @param scheduleId what it is about; null where that is an absence
     * @param absenceId what it is about; null where that is a schedule
     * @param version that the act gave it
     */
    record Act(Notification.Type type, @Nullable UUID scheduleId, @Nullable UUID absenceId, long version) {}

    /** What the act means for one person. @param cells how many assignments; null where it is about an absence */
    record Notice(UUID personId, @Nullable Integer cells, LocalDate startDate, LocalDate endDate) {}

    record ScheduleName(UUID id, String name) {}

    default Optional<Notification> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Notification.class, id));
    }

    /** As {@link #find}; whoever else would change it waits until the transaction ends. */
    default Optional<Notification> lock(UUID id) {
        return Optional.ofNullable(entityManager().find(Notification.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Searched by the schedule's name. */
    default Listing.Result<Notification> list(Listing.Query query) {
        return new Listing<>(entityManager(), Notification.class, query)
                .during("startDate", "endDate")
                .searching("scheduleId", "schedule")
                .page();
    }

    /** Tells all of them, in one statement. */
    default void add(Act act, List<Notice> notices, Instant at) {
        entityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery(
                        "insert into notification (id, workspace_id, person_id, type, schedule_id, absence_id,"
                                + " subject_version, cells, start_date, end_date, created_at, version)"
                                + " select uuidv7(), rounds_workspace(), person, :type, cast(:schedule as uuid),"
                                + " cast(:absence as uuid), :version, cells, first, last, :at, 0"
                                + " from unnest(cast(:people as uuid[]), cast(:cells as int[]), cast(:first as date[]),"
                                + " cast(:last as date[])) notice (person, cells, first, last)")
                .setParameter("type", act.type().name())
                .setParameter("schedule", act.scheduleId(), UUID.class)
                .setParameter("absence", act.absenceId(), UUID.class)
                .setParameter("version", act.version())
                .setParameter("at", at)
                .setParameter("people", notices.stream().map(Notice::personId).toArray(UUID[]::new))
                .setParameter("cells", notices.stream().map(Notice::cells).toArray(Integer[]::new))
                .setParameter("first", notices.stream().map(Notice::startDate).toArray(LocalDate[]::new))
                .setParameter("last", notices.stream().map(Notice::endDate).toArray(LocalDate[]::new))
                .executeUpdate();
    }

    /** Marks what the person had been told by then as read. @return how many had not been */
    @HQL("update versioned Notification n set n.readAt = :at"
            + " where n.personId = :person and n.readAt is null and n.createdAt <= :until")
    int readAll(UUID person, Instant until, Instant at);

    @HQL("select s.id, s.name from Schedule s where s.id in :ids")
    List<ScheduleName> scheduleNames(Collection<UUID> ids);
}
