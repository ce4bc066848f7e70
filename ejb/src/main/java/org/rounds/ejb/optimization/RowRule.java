package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Violation.Level;

/**
 * A rule about one person's row: the activity index of each day, or {@link Sheet#OFF}. Rules are pure functions; the
 * solver sums what they find and the validator tells it, so that the two can never disagree. Names, units and sentences
 * are in docs/constraints.md.
 */
enum RowRule {
    MAX_SHIFTS {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int activity = 0; activity < member.maxShifts.length; activity++) {
                int limit = member.maxShifts[activity];
                int worked = limit >= row.length ? 0 : count(row, activity);
                if (worked > limit) {
                    findings.found(activity, 0, row.length - 1, worked, limit, worked - limit);
                }
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works %s %d times, at most %d are allowed."
                    .formatted(member.name(), member.sheet.code(f.activity()), f.actual(), f.limit());
        }
    },
    MAX_MINUTES {
        @Override
        void check(Member member, int[] row, Findings findings) {
            Integer limit = member.limits().maxMinutes();
            long worked = limit == null ? 0 : minutes(member, row);
            if (limit != null && worked > limit) {
                findings.found(Sheet.OFF, 0, row.length - 1, worked, limit, worked - limit);
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works %d minutes, at most %d are allowed.".formatted(member.name(), f.actual(), f.limit());
        }
    },
    MIN_MINUTES {
        @Override
        void check(Member member, int[] row, Findings findings) {
            Integer limit = member.limits().minMinutes();
            long worked = limit == null ? 0 : minutes(member, row);
            if (limit != null && worked < limit) {
                findings.found(Sheet.OFF, 0, row.length - 1, worked, limit, limit - worked);
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works %d minutes, at least %d are due.".formatted(member.name(), f.actual(), f.limit());
        }
    },
    MAX_CONSECUTIVE_SHIFTS {
        @Override
        void check(Member member, int[] row, Findings findings) {
            Integer limit = member.limits().maxConsecutiveShifts();
            if (limit != null) {
                runs(member, row, true, (from, to, open) -> {
                    int tooMany = Math.min(to - from + 1 - limit, to - Math.max(from, 0) + 1);
                    if (tooMany > 0) {
                        findings.found(Sheet.OFF, from, to, to - from + 1, limit, tooMany);
                    }
                });
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works %d days in a row from %s to %s, at most %d are allowed."
                    .formatted(member.name(), f.actual(), f.from(member), f.to(member), f.limit());
        }
    },
    MIN_CONSECUTIVE_SHIFTS {
        @Override
        void check(Member member, int[] row, Findings findings) {
            tooShort(member, row, true, member.limits().minConsecutiveShifts(), findings);
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works only %d days in a row from %s to %s, at least %d are due."
                    .formatted(member.name(), f.actual(), f.from(member), f.to(member), f.limit());
        }
    },
    MIN_CONSECUTIVE_DAYS_OFF {
        @Override
        void check(Member member, int[] row, Findings findings) {
            tooShort(member, row, false, member.limits().minConsecutiveDaysOff(), findings);
        }

        @Override
        String text(Member member, Finding f) {
            return "%s has only %d days off in a row from %s to %s, at least %d are due."
                    .formatted(member.name(), f.actual(), f.from(member), f.to(member), f.limit());
        }
    },
    MAX_WEEKENDS {
        @Override
        void check(Member member, int[] row, Findings findings) {
            Integer limit = member.limits().maxWeekends();
            int worked = limit == null ? 0 : weekends(member.sheet, row);
            if (limit != null && worked > limit) {
                findings.found(Sheet.OFF, 0, row.length - 1, worked, limit, worked - limit);
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works %d weekends, at most %d are allowed.".formatted(member.name(), f.actual(), f.limit());
        }
    },
    SUCCESSION {
        @Override
        void check(Member member, int[] row, Findings findings) {
            pairs(member, row, (day, first, next) -> {
                if (member.sheet.forbidsNext(first, next)) {
                    findings.found(next, day, day + 1, 1, 0, 1);
                }
            });
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works %s on %s, which may not follow the activity of the day before."
                    .formatted(member.name(), member.sheet.code(f.activity()), f.to(member));
        }
    },
    REST {
        @Override
        void check(Member member, int[] row, Findings findings) {
            Integer asked = member.limits().minRestMinutes();
            int limit = asked == null ? 0 : Math.max(0, asked);
            pairs(member, row, (day, first, next) -> {
                long rest = member.sheet.rest(day, first, next);
                if (rest < limit) {
                    findings.found(next, day, day + 1, rest, limit, limit - rest);
                }
            });
        }

        @Override
        String text(Member member, Finding f) {
            String name = member.name();
            String code = member.sheet.code(f.activity());
            return f.actual() < 0
                    ? "%s starts %s on %s %d minutes before the activity of the day before ends."
                            .formatted(name, code, f.to(member), -f.actual())
                    : "%s rests %d minutes before %s on %s, at least %d are due."
                            .formatted(name, f.actual(), code, f.to(member), f.limit());
        }
    },
    ABSENCE {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int day = 0; day < row.length; day++) {
                if (member.absent[day] && row[day] != Sheet.OFF) {
                    findings.found(row[day], day, day, 1, 0, 1);
                }
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s is absent on %s and must not work %s."
                    .formatted(member.name(), f.from(member), member.sheet.code(f.activity()));
        }
    },
    SKILL {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int day = 0; day < row.length; day++) {
                if (row[day] != Sheet.OFF && !member.able[row[day]]) {
                    findings.found(row[day], day, day, 0, 1, 1);
                }
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s lacks a skill that %s on %s needs."
                    .formatted(member.name(), member.sheet.code(f.activity()), f.from(member));
        }
    },
    REQUEST {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int day = 0; day < row.length; day++) {
                for (Wish wish : member.wishes[day]) {
                    long penalty = wish.penalty(row[day]);
                    if (penalty > 0) {
                        int wanted = wish.wanted() ? 1 : 0;
                        findings.found(Math.max(Sheet.OFF, wish.activity()), day, day, 1 - wanted, wanted, penalty);
                    }
                }
            }
        }

        @Override
        Level level() {
            return Level.SOFT;
        }

        @Override
        String text(Member member, Finding f) {
            String what = f.activity() == Sheet.OFF ? "" : " " + member.sheet.code(f.activity());
            return "%s asked %sto work%s on %s, which is not granted (weight %d)."
                    .formatted(member.name(), f.limit() == 1 ? "" : "not ", what, f.from(member), f.penalty());
        }
    };

    /** Calls back for every place where the row breaks the rule. */
    abstract void check(Member member, int[] row, Findings findings);

    abstract String text(Member member, Finding finding);

    Level level() {
        return Level.HARD;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the sum of the penalties, at the rule's level. */
    long penalty(Member member, int[] row) {
        var sum = new Sum();
        check(member, row, sum);
        return sum.penalty;
    }

    /** Returns the sum of the hard rules' penalties. */
    static long hardPenalty(Member member, int[] row) {
        var sum = new Sum();
        for (RowRule rule : values()) {
            if (rule.level() == Level.HARD) {
                rule.check(member, row, sum);
            }
        }
        return sum.penalty;
    }

    /** Takes what a rule finds; the days may lie in the history (negative), the activity is {@link Sheet#OFF} for none. */
    interface Findings {
        void found(int activity, int from, int to, long actual, long limit, long penalty);
    }

    /** What a rule found. */
    record Finding(int activity, int from, int to, long actual, long limit, long penalty) {
        LocalDate from(Member member) {
            return member.sheet.date(from);
        }

        LocalDate to(Member member) {
            return member.sheet.date(to);
        }
    }

    private static final class Sum implements Findings {
        private long penalty;

        @Override
        public void found(int activity, int from, int to, long actual, long limit, long cost) {
            penalty += cost;
        }
    }

    private interface Run {
        /** @param open whether the run may be longer than is known: it touches the edge of what is known */
        void seen(int from, int to, boolean open);
    }

    private interface Pair {
        void seen(int day, int first, int next);
    }

    /** Walks the runs of work (or of days off) that the horizon prolongs or ends. */
    private static void runs(Member member, int[] row, boolean work, Run visitor) {
        int first = -member.history.length;
        int from = first;
        for (int day = first; day < row.length; day++) {
            boolean working = member.worked(row, day) != Sheet.OFF;
            boolean ends = day == row.length - 1 || (member.worked(row, day + 1) != Sheet.OFF) != working;
            if (ends) {
                if (working == work && day >= -1) {
                    visitor.seen(from, day, from == first || day == row.length - 1);
                }
                from = day + 1;
            }
        }
    }

    private static void tooShort(Member member, int[] row, boolean work, @Nullable Integer limit, Findings f) {
        if (limit != null) {
            runs(member, row, work, (from, to, open) -> {
                int length = to - from + 1;
                if (!open && length < limit) {
                    f.found(Sheet.OFF, from, to, length, limit, limit - length);
                }
            });
        }
    }

    /** Walks neighbouring days that are both worked, from the last day of the history on. */
    private static void pairs(Member member, int[] row, Pair visitor) {
        for (int day = member.history.length > 0 ? -1 : 0; day < row.length - 1; day++) {
            int first = member.worked(row, day);
            int next = row[day + 1];
            if (first >= 0 && next >= 0) {
                visitor.seen(day, first, next);
            }
        }
    }

    private static int count(int[] row, int activity) {
        int count = 0;
        for (int worked : row) {
            count += worked == activity ? 1 : 0;
        }
        return count;
    }

    private static long minutes(Member member, int[] row) {
        long minutes = 0;
        for (int worked : row) {
            minutes += worked == Sheet.OFF ? 0 : member.sheet.minutes[worked];
        }
        return minutes;
    }

    private static int weekends(Sheet sheet, int[] row) {
        int worked = 0;
        int last = Sheet.WEEKDAY;
        for (int day = 0; day < row.length; day++) {
            if (row[day] != Sheet.OFF && sheet.weekend[day] > last) {
                worked++;
                last = sheet.weekend[day];
            }
        }
        return worked;
    }
}
