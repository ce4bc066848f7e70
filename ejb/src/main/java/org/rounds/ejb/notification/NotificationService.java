package org.rounds.ejb.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.persistence.notification.Notification;
import org.rounds.persistence.notification.NotificationRepository;
import org.rounds.persistence.notification.NotificationRepository.ScheduleName;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/**
 * The caller's own inbox, whatever else the caller may see. To mark what was read is part of reading: nobody else is
 * concerned by it, so it leaves neither an audit record nor an event.
 */
@Stateless
public class NotificationService {
    @Inject
    NotificationRepository notifications;

    @Inject
    Clock clock;

    @Allowed(resource = "notification", action = Action.LIST, own = true)
    public Listing.Result<NotificationView> list(Listing.Query query) {
        Listing.Result<Notification> found = notifications.list(query.only("person_id", List.of(Access.self())));
        Map<UUID, String> names = names(found.rows());
        return found.map(n -> view(n, names));
    }

    private Map<UUID, String> names(List<Notification> about) {
        Set<UUID> schedules =
                about.stream().flatMap(n -> n.scheduleId().stream()).collect(Collectors.toSet());
        return schedules.isEmpty()
                ? Map.of()
                : notifications.scheduleNames(schedules).stream()
                        .collect(Collectors.toMap(ScheduleName::id, ScheduleName::name));
    }

    private static NotificationView view(Notification notification, Map<UUID, String> names) {
        return NotificationView.of(
                notification, notification.scheduleId().map(names::get).orElse(""));
    }

    @Allowed(resource = "notification", action = Action.READ, own = true)
    public NotificationView get(UUID id) {
        return view(own(id, notifications.find(id)));
    }

    private NotificationView view(Notification notification) {
        return view(notification, names(List.of(notification)));
    }

    private static Notification own(UUID id, Optional<Notification> found) {
        UUID self = Access.self();
        return found.filter(n -> n.personId().equals(self))
                .orElseThrow(() -> DomainException.notFound("notification", id));
    }

    /**
     * Marks one of them; what is marked so already stays as it is.
     *
     * @param version the version that the caller has seen; null if not said
     */
    @Allowed(resource = "notification", action = Action.READ, own = true)
    public NotificationView mark(UUID id, @Nullable Long version, boolean read) {
        Notification notification = own(id, notifications.lock(id));
        Changes.requireVersion(notification, version);
        if (read) {
            notification.read(clock.instant());
        } else {
            notification.unread();
        }
        notifications.entityManager().flush();
        return view(notification);
    }

    /** Marks all that the caller has seen as read. */
    @Allowed(resource = "notification", action = Action.READ, own = true)
    public ReadView readAll(ReadNotifications command) {
        Instant now = clock.instant();
        Instant until = command.until() == null ? now : command.until();
        return new ReadView(notifications.readAll(Access.self(), until, now));
    }
}
