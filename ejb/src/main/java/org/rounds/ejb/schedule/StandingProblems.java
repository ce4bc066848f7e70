package org.rounds.ejb.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.persistence.event.OutboxRepository.Moment;
import org.rounds.persistence.event.OutboxRepository.News;

/**
 * Keeps what schedules are judged by, and what is read of them, for as long as nothing has happened since. Every write states
 * a fact in its transaction, and the database says which of them a reader had not seen: that is exact on every node, and
 * costs one statement instead of some fifteen. A problem outlives changes of the schedule's own assignments; views of
 * it do not.
 *
 * <p>What a transaction has changed itself and may still take back is never kept. Nor is it seen before it is stated.
 */
@ApplicationScoped
class StandingProblems {
    /** The most schedules that are looked at again and again; each takes a few MB. */
    private static final int MOST = 50;

    @Inject
    EventBus events;

    private final Map<UUID, Standing> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Standing> eldest) {
            return size() > MOST;
        }
    });

    RosterValidator.Prepared problem(UUID schedule, Supplier<RosterProblem> today) {
        return kept.computeIfAbsent(schedule, Standing::new).problem(today);
    }

    <V> V view(UUID schedule, Class<V> kind, Supplier<V> today) {
        return kept.computeIfAbsent(schedule, Standing::new).view(kind, today);
    }

    /** One schedule's; whoever asks while it is being found out waits for it. */
    private final class Standing {
        private final UUID schedule;
        private @Nullable Moment seen;
        private RosterValidator.@Nullable Prepared problem;
        private final Map<Class<?>, Object> views = new HashMap<>();
        private int cleared;

        Standing(UUID schedule) {
            this.schedule = schedule;
        }

        synchronized RosterValidator.Prepared problem(Supplier<RosterProblem> today) {
            News news = look();
            RosterValidator.Prepared known = problem;
            if (known == null) {
                known = RosterValidator.prepare(today.get());
                problem = news.foreign() && news.uncommitted() ? null : known;
            }
            return known;
        }

        synchronized <V> V view(Class<V> kind, Supplier<V> today) {
            News news = look();
            V known = kind.cast(views.get(kind));
            if (known == null) {
                int before = cleared;
                known = today.get();
                if (!news.uncommitted() && cleared == before) {
                    views.put(kind, known);
                }
            }
            return known;
        }

        /** Forgets what no longer holds; facts stated from now on come after what is found out next. */
        private News look() {
            News news = events.since(seen, schedule);
            seen = news.now();
            if (news.foreign()) {
                problem = null;
            }
            if (news.anything()) {
                views.clear();
                cleared++;
            }
            return news;
        }
    }
}
