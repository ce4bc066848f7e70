package org.rounds.ejb.people;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.UUID;
import org.rounds.persistence.people.Absence;

/**
 * How many days of an academic year, 1 July to 30 June, a resident is away from the program. An absence over two years
 * counts to each with its days there.
 *
 * @param daysRemaining never negative
 */
public record AwayFromProgramView(
        UUID personId,
        int academicYear,
        int daysUsed,
        int daysRemaining,
        ThresholdStatus thresholdStatus,
        int maxDays,
        int warningDays,
        List<Away> absences) {
    /** Beyond these days the training is prolonged (catalogue/residency.md 3.6); boards differ, see 6.3 there. */
    static final int MAX_DAYS = 28;

    /** Three quarters of {@link #MAX_DAYS} (catalogue/residency.md 3.6). */
    static final int WARNING_DAYS = 21;

    /** How near the limit is. */
    public enum ThresholdStatus {
        OK,
        WARNING,
        CRITICAL,
        EXCEEDED
    }

    /**
     * An absence that counts.
     *
     * @param days its days in the academic year
     */
    public record Away(UUID id, Absence.Type type, LocalDate startDate, LocalDate endDate, int days) {
        private static Away of(Absence absence, int academicYear) {
            LocalDate first = later(absence.startDate(), firstDay(academicYear));
            LocalDate last = earlier(absence.endDate(), lastDay(academicYear));
            int days = Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
            return new Away(absence.id(), absence.type(), absence.startDate(), absence.endDate(), days);
        }
    }

    static LocalDate firstDay(int academicYear) {
        return LocalDate.of(academicYear, Month.JULY, 1);
    }

    static LocalDate lastDay(int academicYear) {
        return firstDay(academicYear + 1).minusDays(1);
    }

    /** @param inForce the person's absences in force that touch the academic year */
    static AwayFromProgramView of(UUID personId, int academicYear, List<Absence> inForce) {
        List<Away> absences = inForce.stream()
                .filter(absence -> absence.terms().awayFromProgram())
                .map(absence -> Away.of(absence, academicYear))
                .toList();
        int used = absences.stream().mapToInt(Away::days).sum();
        return new AwayFromProgramView(
                personId,
                academicYear,
                used,
                Math.max(0, MAX_DAYS - used),
                status(used),
                MAX_DAYS,
                WARNING_DAYS,
                absences);
    }

    private static ThresholdStatus status(int used) {
        if (used > MAX_DAYS) {
            return ThresholdStatus.EXCEEDED;
        }
        if (used == MAX_DAYS) {
            return ThresholdStatus.CRITICAL;
        }
        return used >= WARNING_DAYS ? ThresholdStatus.WARNING : ThresholdStatus.OK;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
