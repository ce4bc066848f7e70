package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.Block;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Assignment.Slot;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;

/** A schedule's periods. */
final class Horizons {
    private Horizons() {}

    /** Returns the periods of a schedule that is not planned by block. */
    static Horizon of(Schedule schedule) {
        LocalDate start = schedule.startDate();
        int days = Math.toIntExact(schedule.endDate().toEpochDay() - start.toEpochDay() + 1);
        return schedule.granularity() == Schedule.Granularity.HALF_DAY
                ? Horizon.halfDays(start, days)
                : Horizon.days(start, days);
    }

    /** @throws DomainException invalid, if the blocks do not fill the schedule's days exactly */
    static Horizon of(Schedule schedule, List<Block> blocks) {
        LocalDate next = schedule.startDate();
        for (Block block : blocks) {
            if (!block.startDate().equals(next)) {
                throw DomainException.invalid(
                        "start_date", "must be the first day of a block, and " + next + " is none");
            }
            next = block.endDate().plusDays(1);
        }
        if (!next.minusDays(1).equals(schedule.endDate())) {
            throw DomainException.invalid("end_date", "must be the last day of a block");
        }
        return Horizon.blocks(blocks.stream().map(Block::startDate).toList(), schedule.endDate());
    }

    /** @throws DomainException invalid, naming the field, unless the schedule has the day */
    static void requireDay(Schedule schedule, LocalDate day, String field) {
        if (day.isBefore(schedule.startDate()) || day.isAfter(schedule.endDate())) {
            throw DomainException.invalid(field, "is not a day of the schedule");
        }
    }

    /**
     * Returns the period of a schedule in which something starts that somebody has named by its day.
     *
     * @param slot as named; null if not said
     * @throws DomainException invalid, if the schedule has no such period
     */
    static int requirePeriod(
            Schedule schedule, RosterProblem problem, LocalDate day, @Nullable Slot slot, LocalTime start) {
        requireDay(schedule, day, "date");
        Horizon horizon = problem.horizon();
        int period = horizon.period(day, start);
        Slot own = slot(schedule, period);
        if (slot != null && slot != own) {
            throw DomainException.invalid("slot", "is " + own.name().toLowerCase(Locale.ROOT) + " for this activity");
        }
        if (!horizon.date(period).equals(day)) {
            throw DomainException.invalid("date", "is not the first day of a block");
        }
        return period;
    }

    /** Returns where an activity of the schedule's day lies in time; a rotation takes its whole block. */
    static Assignment.Place place(Schedule schedule, RosterProblem problem, LocalDate day, Activity activity) {
        Horizon horizon = problem.horizon();
        ZoneId zone = problem.zone();
        int period = horizon.period(day, activity.startTime());
        LocalDate last = horizon.lastDate(period);
        boolean block = schedule.granularity() == Schedule.Granularity.BLOCK;
        return new Assignment.Place(
                day,
                last,
                slot(schedule, period),
                block ? day.atStartOfDay(zone).toInstant() : activity.startsAt(day, zone),
                block ? last.plusDays(1).atStartOfDay(zone).toInstant() : activity.endsAt(day, zone));
    }

    /** Returns which half of its day a slot is, 0 or 1; null for all of it. */
    static @Nullable Integer half(Slot slot) {
        return switch (slot) {
            case AM -> 0;
            case PM -> 1;
            case BLOCK, DAY, NIGHT -> null;
        };
    }

    /** Returns which part of its day a period is. */
    static Slot slot(Schedule schedule, int period) {
        return switch (schedule.granularity()) {
            case BLOCK -> Slot.BLOCK;
            case HALF_DAY -> period % 2 == 0 ? Slot.AM : Slot.PM;
            case DAY -> schedule.layer() == Layer.CALL ? Slot.NIGHT : Slot.DAY;
        };
    }
}
