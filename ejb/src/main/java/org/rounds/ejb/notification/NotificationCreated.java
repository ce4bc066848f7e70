package org.rounds.ejb.notification;

import java.util.List;
import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;
import org.rounds.persistence.notification.Notification;

/**
 * People have been told of an act.
 *
 * @param id the schedule or the absence that the act was about
 * @param version that the act gave it
 */
public record NotificationCreated(UUID id, Notification.Type notificationType, long version, List<UUID> personIds)
        implements DomainEvent {}
