package org.rounds.ejb.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param until when the last of those that the reader has seen was created; null for all that there are by now */
public record ReadNotifications(@Nullable Instant until) {
    public static final ReadNotifications ALL = new ReadNotifications(null);
}
