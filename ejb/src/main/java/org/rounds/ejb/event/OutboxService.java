package org.rounds.ejb.event;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.persistence.event.OutboxRepository;

/** How far the outbox is behind. */
@Stateless
public class OutboxService {
    @Inject
    OutboxRepository outbox;

    @Inject
    Clock clock;

    /** What waits in the outbox, of all workspaces; the age is zero where nothing waits. */
    public record Backlog(long events, Duration oldestAge) {}

    @Allowed(resource = "health", action = Action.READ)
    public Backlog backlog() {
        OutboxRepository.Waiting waiting = outbox.waiting();
        return new Backlog(
                waiting.events(),
                waiting.oldest() == null ? Duration.ZERO : Duration.between(waiting.oldest(), clock.instant()));
    }
}
