package org.rounds.ejb.optimization;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Work that is to be spread fairly: everybody who may do it is due a share of what is wanted, in proportion to the part
 * of full time that the person works and to the days on which the person is there. Who has done more before is due less.
 */
final class Share {
    /** Days more or less than the share that are nobody's grief, and by which somebody can be due less than none. */
    private static final double TOLERATED = 1;

    private static final double DECIMALS = 1000;

    /** Enough to find the level to the last decimal. */
    private static final int HALVINGS = 80;

    private final RosterProblem.Spread spread;
    private final int perDay;
    /** By day and activity. */
    private final boolean[][] counted;
    /** On which anything counts. */
    private final int[] days;
    /** By member, in days. */
    private final double[] due;
    /** By member and number; empty for those who have no part in it. */
    private final long[][] penalties;

    private Share(Sheet sheet, RosterProblem.Spread spread, double wanted, boolean[][] counted) {
        this.spread = spread;
        this.counted = counted;
        perDay = sheet.perDay;
        days = IntStream.range(0, sheet.days).filter(day -> any(counted[day])).toArray();
        double[] parts =
                sheet.members.stream().mapToDouble(m -> part(counted, m)).toArray();
        due = due(sheet, wanted / perDay, parts);
        penalties = new long[due.length][];
        for (int member = 0; member < due.length; member++) {
            penalties[member] = parts[member] == 0 ? new long[0] : penalties(due[member]);
        }
    }

    /** Returns the shares of all burdens of which anything is wanted. */
    static List<Share> of(Sheet sheet) {
        List<Share> shares = new ArrayList<>();
        for (RosterProblem.Spread spread : sheet.problem.spreads()) {
            boolean[][] counted = counted(sheet, spread);
            double wanted = wanted(sheet, counted);
            if (wanted > 0) {
                shares.add(new Share(sheet, spread, wanted, counted));
            }
        }
        return List.copyOf(shares);
    }

    /** Returns by day and activity which shares count it, as bits. */
    static int[][] bits(Sheet sheet) {
        int[][] bits = new int[sheet.days][sheet.activities()];
        for (int day = 0; day < sheet.days; day++) {
            for (int activity = 0; activity < sheet.activities(); activity++) {
                for (int share = 0; share < sheet.shares.size(); share++) {
                    bits[day][activity] |= sheet.shares.get(share).counted[day][activity] ? 1 << share : 0;
                }
            }
        }
        return bits;
    }

    private static boolean[][] counted(Sheet sheet, RosterProblem.Spread spread) {
        boolean[][] night = spread.burden() == RosterProblem.Burden.NIGHT ? Nights.of(sheet) : new boolean[0][];
        boolean[][] counted = new boolean[sheet.days][sheet.activities()];
        for (int day = 0; day < sheet.days; day++) {
            boolean weekend = sheet.date(day).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            boolean holiday = spread.holidays().contains(sheet.date(day));
            for (var id : spread.activities()) {
                int activity = sheet.activity(id);
                counted[day][activity] = sheet.presence[activity] != RosterProblem.Presence.NONE
                        && switch (spread.burden()) {
                            case CALL -> true;
                            case NIGHT -> night[day][activity];
                            case WEEKEND -> weekend;
                            case HOLIDAY -> holiday;
                        };
            }
        }
        return counted;
    }

    /** Of several demands for the same, the largest: who serves one of them serves the others. */
    private static double wanted(Sheet sheet, boolean[][] counted) {
        double wanted = 0;
        for (int day = 0; day < sheet.days; day++) {
            for (int activity = 0; activity < sheet.activities(); activity++) {
                wanted += counted[day][activity]
                        ? Arrays.stream(sheet.needsOf[day][activity])
                                .mapToInt(need -> need.demand().required())
                                .max()
                                .orElse(0)
                        : 0;
            }
        }
        return wanted;
    }

    private static double part(boolean[][] counted, Member member) {
        int possible = 0;
        for (int day = 0; day < counted.length; day++) {
            possible += mayAny(counted[day], member, day) ? 1 : 0;
        }
        return possible * member.person.facts().employmentFraction();
    }

    private static boolean mayAny(boolean[] counted, Member member, int day) {
        for (int activity = 0; activity < counted.length; activity++) {
            if (counted[activity] && member.may(day, activity)) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(boolean[] counted) {
        for (boolean counts : counted) {
            if (counts) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns what everybody is due. What people bring along is made good at once, but nobody's share is more than doubled
     * for it, or raised by more than what is tolerated. All that is due is what is wanted, lest people are given work that
     * nobody needs for the sake of fairness: the bounds of some are made up for by all others.
     */
    private double[] due(Sheet sheet, double wanted, double[] parts) {
        double all = Arrays.stream(parts).sum();
        double[] due = new double[parts.length];
        double low = -1;
        double high = 1;
        while (all > 0 && level(sheet, wanted, parts, high, due) < wanted) {
            high *= 2;
        }
        while (all > 0 && level(sheet, wanted, parts, low, due) > wanted) {
            low *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (level(sheet, wanted, parts, middle, due) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Arrays.stream(due)
                .map(days -> Math.round(days * DECIMALS) / DECIMALS)
                .toArray();
    }

    /** Fills in what everybody is due if the level of all is raised by so many days, and returns the sum. */
    private double level(Sheet sheet, double wanted, double[] parts, double raised, double[] due) {
        double all = Arrays.stream(parts).sum();
        double sum = 0;
        for (int member = 0; member < due.length; member++) {
            double part = all == 0 ? 0 : parts[member] / all;
            double share = wanted * part;
            double most = Math.max(2 * share, share + TOLERATED);
            double even = share - ahead(sheet.members.get(member)) + raised * part;
            due[member] = part == 0 ? 0 : Math.max(-TOLERATED, Math.min(most, even));
            sum += due[member];
        }
        return sum;
    }

    private double ahead(Member member) {
        return spread.ahead().getOrDefault(member.person.id(), 0.0);
    }

    private long[] penalties(double fair) {
        long[] penalty = new long[days.length + 2];
        for (int has = 0; has < penalty.length; has++) {
            double off = Math.max(0, Math.abs((double) has / perDay - fair) - TOLERATED);
            penalty[has] = Math.round(off * off * spread.weight());
        }
        return penalty;
    }

    /** Says whether the person has a part in it. */
    boolean concerns(Member member) {
        return penalties[member.index].length > 0;
    }

    int count(int[] row) {
        int count = 0;
        for (int day : days) {
            count += row[day] != Sheet.OFF && counted[day][row[day]] ? 1 : 0;
        }
        return count;
    }

    /**
     * Returns what it costs that somebody whom it concerns has so many: what is tolerated is nobody's grief, beyond that
     * it hurts with the square.
     */
    long penalty(Member member, int has) {
        return penalties[member.index][has];
    }

    /** Returns how many are due to the person, about: of half-days in halves. */
    long due(Member member) {
        return Math.max(0, Math.round(due[member.index] * perDay));
    }

    String rule() {
        return spread.burden().rule();
    }

    /** Says it in a sentence. */
    String text(Member member, long has) {
        double ahead = ahead(member);
        String before = Math.abs(ahead) < 0.5
                ? ""
                : " after %s too %s before".formatted(number(Math.abs(ahead)), ahead > 0 ? "many" : "few");
        double days = (double) has / perDay;
        return "%s has %s %s%s, the fair share is about %s%s."
                .formatted(
                        member.name(),
                        number(days),
                        spread.burden().day(),
                        days == 1 ? "" : "s",
                        number((double) due(member) / perDay),
                        before);
    }

    private static String number(double days) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(days);
    }
}
