package org.rounds.ejb.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rounds.ejb.event.EventBus;
import org.rounds.persistence.notification.Notification;
import org.rounds.persistence.notification.NotificationRepository;
import org.rounds.persistence.notification.NotificationRepository.Act;
import org.rounds.persistence.notification.NotificationRepository.Notice;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.schedule.Schedule;

/**
 * Tells people what an act has done to them, in its transaction: whoever may do the act may have it told. Called by
 * services, after the act has given its subject another version.
 */
@Dependent
public class Notices {
    @Inject
    NotificationRepository notifications;

    @Inject
    EventBus events;

    @Inject
    Clock clock;

    /**
     * Tells people about a schedule.
     *
     * @param days of everybody's assignments that are new, other or gone; where there are none, the whole schedule is meant
     */
    public void tell(Notification.Type type, Schedule schedule, Map<UUID, List<LocalDate>> days) {
        notifications.entityManager().flush();
        tell(
                schedule.id(),
                new Act(type, schedule.id(), null, schedule.version()),
                days.entrySet().stream()
                        .map(e -> notice(e.getKey(), schedule, e.getValue()))
                        .toList());
    }

    private static Notice notice(UUID person, Schedule schedule, List<LocalDate> days) {
        return days.isEmpty()
                ? new Notice(person, 0, schedule.startDate(), schedule.endDate())
                : new Notice(person, days.size(), Collections.min(days), Collections.max(days));
    }

    /** Tells whose absence it is what has been decided. */
    public void tell(Notification.Type type, Absence absence) {
        tell(
                absence.id(),
                new Act(type, null, absence.id(), absence.version()),
                List.of(new Notice(absence.personId(), null, absence.startDate(), absence.endDate())));
    }

    private void tell(UUID subject, Act act, List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        notifications.add(act, notices, clock.instant());
        events.publish(new NotificationCreated(
                subject,
                act.type(),
                act.version(),
                notices.stream().map(Notice::personId).sorted().toList()));
    }
}
