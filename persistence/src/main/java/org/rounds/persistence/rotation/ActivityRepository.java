package org.rounds.persistence.rotation;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Activities. */
public interface ActivityRepository {
    EntityManager entityManager();

    default Optional<Activity> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Activity.class, id));
    }

    /** Keeps those of the activities that are still there from being deleted before the transaction ends. */
    default void hold(Collection<UUID> ids) {
        entityManager()
                .createNativeQuery(
                        "select 1 from activity where id = any(cast(:ids as uuid[])) order by id for key share")
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    @HQL("select a from Activity a where a.id in :ids order by a.startTime, a.code, a.id")
    List<Activity> all(Collection<UUID> ids);

    /** What the team can be given to do: its own activities and those of the whole workspace. */
    @HQL("select a from Activity a where a.teamId = :teamId or a.teamId is null order by a.startTime, a.code, a.id")
    List<Activity> of(UUID teamId);

    default Listing.Result<Activity> list(Listing.Query query) {
        return new Listing<>(entityManager(), Activity.class, query)
                .searching("id", "activity")
                .filter(
                        "archived",
                        (b, criteria, a, matching) -> matching.of(b.selectCase()
                                .when(b.isNull(a.get("archivedAt")), false)
                                .otherwise(true)))
                .filter(
                        "setting",
                        (b, criteria, a, matching) ->
                                matching.of(a.get("traits").get("setting")))
                .filter(
                        "leave_eligible",
                        (b, criteria, a, matching) ->
                                matching.of(a.get("traits").get("leaveEligible")))
                .page();
    }
}
