package org.rounds.ejb.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.event.DomainEventRow;
import org.rounds.persistence.event.OutboxRepository;
import org.rounds.persistence.shared.Ids;

/** Takes facts into the outbox, in the transaction that made them true; the relay brings them to the subscribers. */
@ApplicationScoped
public class EventBus {
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Inject
    EntityManager entityManager;

    @Inject
    Clock clock;

    @Inject
    OutboxRepository outbox;

    public void publish(DomainEvent event) {
        entityManager.persist(
                new DomainEventRow(Ids.next(), event.type(), 1, event.id(), payload(event), clock.instant()));
    }

    /** Says whether anything has been stated in the caller's workspace since; see {@link OutboxRepository#news}. */
    public OutboxRepository.News since(OutboxRepository.@Nullable Moment moment, UUID scheduleId) {
        return outbox.news(moment, scheduleId);
    }

    private static String payload(DomainEvent event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
