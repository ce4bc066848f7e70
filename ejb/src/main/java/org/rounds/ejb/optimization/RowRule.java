package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.Locale;
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
                int worked = limit >= row.length ? 0 : RowWalk.count(row, activity);
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
            long worked = limit == null ? 0 : RowWalk.minutes(member, row);
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
            long worked = limit == null ? 0 : RowWalk.minutes(member, row);
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
                RowWalk.runs(member, row, true, (from, to, open) -> {
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
            RowWalk.tooShort(member, row, true, member.limits().minConsecutiveShifts(), findings);
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
            RowWalk.tooShort(member, row, false, member.limits().minConsecutiveDaysOff(), findings);
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
            int worked = limit == null ? 0 : RowWalk.weekends(member.sheet, row);
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
            RowWalk.pairs(member, row, (day, first, nextDay, next) -> {
                if (member.sheet.forbidsNext(first, next)) {
                    findings.found(next, day, nextDay, 1, 0, 1);
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
            RowWalk.pairs(member, row, (day, first, nextDay, next) -> {
                long rest = member.sheet.rest(day, first, nextDay, next);
                if (rest < limit) {
                    findings.found(next, day, nextDay, rest, limit, limit - rest);
                }
            });
            RowWalk.halves(member, row, (day, first, nextDay, next) -> {
                long pause = member.sheet.rest(day, first, nextDay, next);
                if (pause < 0) {
                    findings.found(next, day, nextDay, pause, 0, -pause);
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
                if (row[day] != Sheet.OFF && member.away(day, row[day])) {
                    findings.found(row[day], day, day, 1, 0, 1);
                }
            }
        }

        @Override
        String text(Member member, Finding f) {
            String code = member.sheet.code(f.activity());
            return member.absent[f.from()]
                    ? "%s is absent on %s and must not work %s.".formatted(member.name(), f.from(member), code)
                    : "%s has leave in the block from %s, which does not go with %s."
                            .formatted(member.name(), f.from(member), code);
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
    MIN_SHIFTS {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int activity = 0; activity < member.minShifts.length; activity++) {
                int limit = member.minShifts[activity];
                int worked = limit == 0 ? 0 : RowWalk.count(row, activity);
                if (worked < limit) {
                    findings.found(activity, 0, row.length - 1, worked, limit, limit - worked);
                }
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s works %s %d times, at least %d are due."
                    .formatted(member.name(), member.sheet.code(f.activity()), f.actual(), f.limit());
        }
    },
    OVERLAP {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int day = 0; day < row.length; day++) {
                if (row[day] != Sheet.OFF && member.taken[day][row[day]]) {
                    findings.found(row[day], day, day, 1, 0, 1);
                }
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s is in the house for something else while working %s on %s."
                    .formatted(member.name(), member.sheet.code(f.activity()), f.from(member));
        }
    },
    UNASSIGNED {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int block = 0; block < row.length && member.sheet.horizon.grain() == Horizon.Grain.BLOCK; block++) {
                if (row[block] == Sheet.OFF && !member.absent[block]) {
                    findings.found(Sheet.OFF, block, block, 0, 1, 1);
                }
            }
        }

        @Override
        String text(Member member, Finding f) {
            return "%s has no rotation from %s to %s.".formatted(member.name(), f.from(member), f.to(member));
        }
    },
    FAIRNESS {
        @Override
        void check(Member member, int[] row, Findings findings) {
            for (int i = 0; i < member.sheet.shares.size(); i++) {
                Share share = member.sheet.shares.get(i);
                int has = share.concerns(member) ? share.count(row) : 0;
                long penalty = share.concerns(member) ? share.penalty(member, has) : 0;
                if (penalty > 0) {
                    findings.found(FIRST_SHARE - i, 0, row.length - 1, has, share.due(member), penalty);
                }
            }
        }

        @Override
        Level level() {
            return Level.SOFT;
        }

        @Override
        String id(Member member, Finding f) {
            return share(member, f).rule();
        }

        @Override
        String text(Member member, Finding f) {
            return share(member, f).text(member, f.actual());
        }

        private Share share(Member member, Finding f) {
            return member.sheet.shares.get(FIRST_SHARE - f.activity());
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
    },
    CHANGE {
        @Override
        void check(Member member, int[] row, Findings findings) {
            int weight = member.sheet.changeWeight();
            for (int day = 0; day < row.length && weight > 0; day++) {
                if (member.changed(day, row[day])) {
                    findings.found(row[day], day, day, 1, 0, weight);
                }
            }
        }

        @Override
        Level level() {
            return Level.SOFT;
        }

        @Override
        String text(Member member, Finding f) {
            int before = member.base[f.from()];
            return "%s %s on %s instead of %s (a change, weight %d)."
                    .formatted(
                            member.name(),
                            f.activity() == Sheet.OFF ? "is off" : "works " + member.sheet.code(f.activity()),
                            f.from(member),
                            before == Sheet.OFF ? "being off" : "working " + member.sheet.code(before),
                            f.penalty());
        }
    };

    /** In the place of a finding's activity: the first share; the others follow below. */
    static final int FIRST_SHARE = Sheet.OFF - 1;

    private static final RowRule[] ALL = values();

    /** Calls back for every place where the row breaks the rule. */
    abstract void check(Member member, int[] row, Findings findings);

    abstract String text(Member member, Finding finding);

    Level level() {
        return Level.HARD;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of what was found, where a rule has several. */
    String id(Member member, Finding finding) {
        return id();
    }

    /** Returns the sum of the penalties, at the rule's level. */
    long penalty(Member member, int[] row) {
        var sum = new Sum();
        check(member, row, sum);
        return sum.penalty;
    }

    /** Returns the sum of the penalties of all rules of a level, of hours and of the contract included. */
    static long penalty(Member member, int[] row, Level level) {
        var sum = new Sum();
        for (RowRule rule : ALL) {
            if (rule.level() == level) {
                rule.check(member, row, sum);
            }
        }
        return sum.penalty + HoursCheck.penalty(member, row, level) + ContractCheck.penalty(member, row, level);
    }

    static long hardPenalty(Member member, int[] row) {
        return penalty(member, row, Level.HARD);
    }

    /** Takes what a rule finds; the days may lie in the history (negative), the activity is {@link Sheet#OFF}, or below, for none. */
    interface Findings {
        void found(int activity, int from, int to, long actual, long limit, long penalty);
    }

    /** What a rule found. */
    record Finding(int activity, int from, int to, long actual, long limit, long penalty) {
        LocalDate from(Member member) {
            return member.sheet.date(from);
        }

        LocalDate to(Member member) {
            return member.sheet.horizon.lastDate(to);
        }
    }

    private static final class Sum implements Findings {
        private long penalty;

        @Override
        public void found(int activity, int from, int to, long actual, long limit, long cost) {
            penalty += cost;
        }
    }
}
