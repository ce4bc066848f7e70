package org.rounds.ejb.shared;

import java.time.LocalDate;
import org.rounds.persistence.shared.DomainException;

/** What every period of whole days must keep to; both days are inclusive. */
public final class Days {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private Days() {}

    /** @throws DomainException invalid, naming the field of the last day, if it is before the first */
    public static void requireOrder(String lastField, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw DomainException.invalid(lastField, "must not be before start_date");
        }
        requireKnown("start_date", first);
        requireKnown(lastField, last);
    }

    /** @throws DomainException invalid, unless the day is in 1970 to 2999 */
    public static void requireKnown(String field, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw DomainException.invalid(field, "must be between 1970-01-01 and 2999-12-31");
        }
    }
}
