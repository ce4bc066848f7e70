package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Checks a person's time by the hours rules (docs/constraints.md, with their sources). Pure functions, shared by solver
 * and validator. Of rules that average, every window is looked at that has a day of the horizon in it; windows in a row
 * that break the rule are one finding, told by the worst of them.
 */
final class HoursCheck {
    private static final int DAY_MINUTES = 1440;
    private static final int HOUR_MINUTES = 60;
    private static final int WEEK_DAYS = 7;
    /** Minutes between midnight and six that make a night of a duty. */
    static final int NIGHT_WORKED = 180;

    /** Takes what a rule finds; actual and limit in the rule's unit. */
    interface Findings {
        void found(HoursRule rule, LocalDate from, LocalDate to, long actual, long limit, long units);
    }

    private final Timeline time;
    private final KnownTime known;
    private final Findings findings;

    private HoursCheck(Timeline time, Findings findings) {
        this.time = time;
        this.known = time.known;
        this.findings = findings;
    }

    /** Calls back for everything that the row breaks of the person's hours rules. */
    static void check(Member member, int[] row, Findings findings) {
        if (!member.known.facts.rules().isEmpty()) {
            HoursCheck check = new HoursCheck(new Timeline(member, row), findings);
            member.known.facts.rules().forEach(check::check);
        }
    }

    /** Returns the sum of the penalties of the rules of a level. */
    static long penalty(Member member, int[] row, Violation.Level level) {
        if (!member.hasRules(level)) {
            return 0;
        }
        long[] sum = {0};
        HoursCheck check = new HoursCheck(
                new Timeline(member, row), (rule, from, to, actual, limit, units) -> sum[0] += units * rule.weight());
        for (HoursRule rule : member.known.facts.rules()) {
            if (rule.level() == level) {
                check.check(rule);
            }
        }
        return sum[0];
    }

    static String id(HoursRule rule) {
        return rule.kind().name().toLowerCase(Locale.ROOT);
    }

    private void check(HoursRule rule) {
        switch (rule.kind()) {
            case WEEKLY_HOURS -> weeklyHours(rule);
            case DAY_FREE -> windows(rule, rule.windowDays(), this::freeDaysMissing);
            case CONTINUOUS_DUTY -> continuousDuty(rule);
            case REST_BETWEEN_DUTIES -> rest(rule, 0);
            case REST_AFTER_LONG_DUTY -> rest(rule, rule.allowance());
            case CALL_FREQUENCY -> windows(rule, rule.windowDays(), this::callsTooMany);
            case CONSECUTIVE_NIGHTS -> consecutiveNights(rule);
        }
    }

    /** What a window of days from..to (exclusive) has, and what it may have. */
    private record Measure(long actual, long limit, long units) {
        static final Measure FINE = new Measure(0, 0, 0);
    }

    private interface Window {
        Measure of(HoursRule rule, int from, int to);
    }

    private void windows(HoursRule rule, int length, Window window) {
        Measure worst = Measure.FINE;
        int worstFrom = 0;
        for (int from = Math.max(0, known.from - length + 1); from <= known.to + 1; from++) {
            int to = from + length;
            boolean looked = from <= known.to && to <= known.days() && rule.holdsOn(known.date(to - 1));
            Measure measure = looked ? window.of(rule, from, to) : Measure.FINE;
            if (measure.units() == 0) {
                tell(rule, worst, worstFrom, worstFrom + length);
                worst = Measure.FINE;
            } else if (measure.units() > worst.units()) {
                worst = measure;
                worstFrom = from;
            }
        }
    }

    private void tell(HoursRule rule, Measure measure, int from, int to) {
        if (measure.units() > 0) {
            findings.found(
                    rule, known.date(from), known.date(to - 1), measure.actual(), measure.limit(), measure.units());
        }
    }

    /** A rotation that is shorter than the window is averaged by itself: a light one must not hide it. */
    private void weeklyHours(HoursRule rule) {
        windows(rule, rule.windowDays(), this::hoursTooMany);
        for (RosterProblem.Days rotation : known.facts.rotations()) {
            int from = Math.toIntExact(rotation.from().toEpochDay() - known.first.toEpochDay());
            int to = Math.toIntExact(rotation.to().toEpochDay() - known.first.toEpochDay()) + 1;
            boolean inside = from >= 0 && to <= known.days() && from <= known.to && to > known.from;
            int length = to - from;
            if (inside && length >= WEEK_DAYS && length < rule.windowDays() && rule.holdsOn(rotation.to())) {
                tell(rule, hoursTooMany(rule, from, to), from, to);
            }
        }
    }

    private Measure hoursTooMany(HoursRule rule, int from, int to) {
        long worked = 0;
        for (int day = from; day < to; day++) {
            worked += time.minutes[day];
        }
        long limit = (long) rule.limit() * (to - from - leave(from, to)) / WEEK_DAYS;
        return measure(worked, limit, worked - limit);
    }

    private static Measure measure(long actual, long limit, long minutesTooMany) {
        return minutesTooMany <= 0 ? Measure.FINE : new Measure(actual, limit, hours(minutesTooMany));
    }

    private static long hours(long minutes) {
        return (minutes + HOUR_MINUTES - 1) / HOUR_MINUTES;
    }

    private int leave(int from, int to) {
        int leave = 0;
        for (int day = from; day < to; day++) {
            leave += time.leave[day] ? 1 : 0;
        }
        return leave;
    }

    /** A free day belongs to the window in which it begins. */
    private Measure freeDaysMissing(HoursRule rule, int from, int to) {
        long due = (to - from - leave(from, to)) / rule.limit();
        long start = known.midnights[from];
        long end = known.midnights[to];
        long free = 0;
        for (int gap = 0; gap <= time.taken; gap++) {
            long begin = Math.max(start, gap == 0 ? start : time.takenEnd[gap - 1]);
            long over = gap == time.taken ? Long.MAX_VALUE : time.takenStart[gap];
            if (begin < end && over > begin) {
                long begun = (end - begin + DAY_MINUTES - 1) / DAY_MINUTES;
                free += Math.min((over - begin) / DAY_MINUTES, begun);
            }
        }
        return free >= due ? Measure.FINE : new Measure(free, due, due - free);
    }

    private Measure callsTooMany(HoursRule rule, int from, int to) {
        long calls = 0;
        for (int day = from; day < to; day++) {
            calls += time.calls[day];
        }
        long limit = (to - from - leave(from, to)) / rule.limit();
        return calls <= limit ? Measure.FINE : new Measure(calls, limit, calls - limit);
    }

    private void continuousDuty(HoursRule rule) {
        for (int duty = 0; duty < time.duties; duty++) {
            long clinical = time.clinicalEnd[duty] - time.clinicalStart[duty];
            long whole = time.dutyEnd[duty] - time.dutyStart[duty];
            long tooMany = Math.max(clinical - rule.limit(), whole - rule.limit() - rule.allowance());
            int day = known.day(time.dutyStart[duty]);
            int last = known.day(time.dutyEnd[duty] - 1);
            if (tooMany > 0 && last >= known.from && day <= known.to && rule.holdsOn(known.date(day))) {
                long limit = clinical > rule.limit() ? rule.limit() : (long) rule.limit() + rule.allowance();
                findings.found(rule, known.date(day), known.date(last), limit + tooMany, limit, hours(tooMany));
            }
        }
    }

    /** @param after only after duties of at least so many minutes */
    private void rest(HoursRule rule, int after) {
        for (int duty = 1; duty < time.duties; duty++) {
            long rest = time.dutyStart[duty] - time.dutyEnd[duty - 1];
            int ended = known.day(time.dutyEnd[duty - 1] - 1);
            int next = known.day(time.dutyStart[duty]);
            boolean late = time.dutyEnd[duty - 1] - time.dutyStart[duty - 1] >= after;
            if (late
                    && rest < rule.limit()
                    && next >= known.from
                    && ended <= known.to
                    && rule.holdsOn(known.date(next))) {
                findings.found(
                        rule, known.date(ended), known.date(next), rest, rule.limit(), hours(rule.limit() - rest));
            }
        }
    }

    private void consecutiveNights(HoursRule rule) {
        int run = 0;
        for (int day = 0; day <= known.days(); day++) {
            boolean worked = day < known.days() && time.night[day] >= NIGHT_WORKED;
            if (worked) {
                run++;
            } else {
                if (run > rule.limit()
                        && day > known.from
                        && day - run <= known.to
                        && rule.holdsOn(known.date(day - 1))) {
                    findings.found(
                            rule, known.date(day - run), known.date(day - 1), run, rule.limit(), run - rule.limit());
                }
                run = 0;
            }
        }
    }

    /** Returns a sentence for a person. */
    static String text(String name, HoursRule rule, LocalDate from, LocalDate to, long actual, long limit) {
        return switch (rule.kind()) {
            case WEEKLY_HOURS ->
                "%s works %s hours from %s to %s, at most %s are allowed."
                        .formatted(name, decimal(actual), from, to, decimal(limit));
            case DAY_FREE ->
                "%s has %d free days of 24 hours from %s to %s, at least %d are due."
                        .formatted(name, actual, from, to, limit);
            case CONTINUOUS_DUTY ->
                "%s is on duty for %s hours from %s to %s, at most %s are allowed."
                        .formatted(name, decimal(actual), from, to, decimal(limit));
            case REST_BETWEEN_DUTIES ->
                "%s rests %s hours before the duty of %s, at least %s are due."
                        .formatted(name, decimal(actual), to, decimal(limit));
            case REST_AFTER_LONG_DUTY ->
                "%s rests %s hours after the long duty that ends on %s, at least %s are due."
                        .formatted(name, decimal(actual), from, decimal(limit));
            case CALL_FREQUENCY ->
                "%s has %d calls from %s to %s, at most %d are allowed.".formatted(name, actual, from, to, limit);
            case CONSECUTIVE_NIGHTS ->
                "%s works %d nights in a row up to %s, at most %d are allowed.".formatted(name, actual, to, limit);
        };
    }

    private static String decimal(long minutes) {
        return new java.math.BigDecimal(minutes)
                .divide(new java.math.BigDecimal(HOUR_MINUTES), 2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
