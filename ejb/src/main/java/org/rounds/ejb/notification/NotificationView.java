package org.rounds.ejb.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.notification.Notification;

/**
 * What somebody is told.
 *
 * @param cells how many assignments are new, other or gone; null where it is about an absence
 * @param startDate the first of their days, or of the absence's; where there are no cells, of the schedule's
 * @param text a sentence, made of the rest and of the schedule's name of today
 */
public record NotificationView(
        UUID id,
        UUID personId,
        Notification.Type type,
        @Nullable UUID scheduleId,
        @Nullable UUID absenceId,
        @Nullable Integer cells,
        LocalDate startDate,
        LocalDate endDate,
        String text,
        boolean read,
        @Nullable Instant readAt,
        Instant createdAt,
        long version)
        implements Versioned {
    /** @param schedule its name; empty where it is not about one */
    static NotificationView of(Notification notification, String schedule) {
        return new NotificationView(
                notification.id(),
                notification.personId(),
                notification.type(),
                notification.scheduleId().orElse(null),
                notification.absenceId().orElse(null),
                notification.cells().orElse(null),
                notification.startDate(),
                notification.endDate(),
                text(notification, schedule),
                notification.readAt().isPresent(),
                notification.readAt().orElse(null),
                notification.createdAt(),
                notification.version());
    }

    private static String text(Notification notification, String schedule) {
        String days = days(notification.startDate(), notification.endDate());
        int cells = notification.cells().orElse(0);
        String changed = cells == 1 ? "one of your assignments has" : cells + " of your assignments have";
        return switch (notification.type()) {
            case SCHEDULE_PUBLISHED ->
                cells == 0
                        ? "%s is published. Nothing changes for you.".formatted(schedule)
                        : "%s is published: %s changed, %s.".formatted(schedule, changed, days);
            case ASSIGNMENT_CHANGED -> "%s: %s changed, %s.".formatted(schedule, changed, days);
            case ABSENCE_APPROVED -> "Your absence %s is approved.".formatted(days);
            case ABSENCE_REJECTED -> "Your absence %s is rejected.".formatted(days);
        };
    }

    private static String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? "on " + first : "from " + first + " to " + last;
    }
}
