package org.rounds.ejb.optimization;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Looks for better rosters by column generation (docs/decisions/0017-columns.md): new rows for everybody at once, or for
 * some people, beside the best roster that the search has. In small steps, so that a thread can do something else in
 * between. Not for two threads.
 */
final class ColumnSearch {
    /** Most equations of a linear programme: beyond, inverting its basis takes the better part of a second. */
    private static final int MOST_EQUATIONS = 700;

    /** Seconds for a first roster of so many equations, about: this times their number to the power of {@link #GROWTH}. */
    private static final double SECONDS = 3.5e-6;

    private static final double GROWTH = 2.5;
    /** The part of the time that the programme for the first roster may take; the dive takes about as long again. */
    private static final double PART = 0.3;
    /** It waits for so many times that, since from a better roster it is there sooner. */
    private static final double WAIT = 0.3;

    /** How much longer it takes where the cover is exact: rows at prices that are far from right fit nobody else's. */
    private static final double EXACT = 3;
    /** How long it waits for a better roster there. */
    private static final double WAIT_EXACT = 1;

    /** About how often rows are asked for until then. */
    private static final int USUAL = 100;

    private static final int PIVOTS = 200;
    /** How often rows are asked for at least before a dive, unless there are no more. */
    private static final int PATIENCE = 40;
    /** The same where nothing has come of them yet: prices are far from right then. */
    private static final int PATIENCE_AT_FIRST = 120;
    /** How often rows are asked for before it is looked whether that was worth it. */
    private static final int LOOK = 10;
    /** By what part the programme must have become cheaper by then. */
    private static final double WORTH_IT = 0.003;

    /** One in so many times that rows are asked for, those of the best roster are taken as well. */
    private static final int TAKE = 3;

    /** How often rows are asked for between two times that cells are pinned. */
    private static final int ROUNDS = 30;
    /** How much dearer a roster may become, as a part, while cells are pinned and no other rows are asked for. */
    private static final double RISE = 0.01;
    /** The same as a part of what there is to gain. */
    private static final double RISE_OF_GAIN = 0.25;
    /** Not dearer at all, as a part: then more cells can be pinned at once. */
    private static final double NO_RISE = 1e-5;

    /** Cells that are pinned at once are one for so many people, if it becomes dearer and there is time. */
    private static final int AT_ONCE_OF = 10;
    /** All cells are to be pinned within the time left by this. */
    private static final int DIVE_OF = 2;

    /**
     * The programme that is solved only to tell how good a roster can be at best, if it can be expected to take a small part
     * of the time left: a dive has seen to the roster before.
     */
    private static final int FOR_BOUND = 2;
    /** That part; and so much again as all that was spent so far may go into the bound itself. */
    private static final double BOUND = 0.1;
    /** The same where the programme says that nothing is better: there is not much else to do. */
    private static final double PROOF = 1;

    /** One in so many times everybody gets a new row. */
    private static final int EVERYBODY = 10;

    private static final int FEWEST = 4;
    private static final int MOST = 24;
    /** How many rows of each person are kept for the next time. */
    private static final int KEPT = 100;

    /** After so many rosters in vain it had better not take all the time. */
    private static final int TIRED = 10;

    /** Whole units of penalty can be told apart, in spite of the little that the programme is off. */
    private static final double UNIT = 0.99;

    private final Sheet sheet;
    private final RowSearch search;
    private final Watch watch;
    private final SplittableRandom random;
    private final BestRow bestRow;
    private final List<Member> movable;
    private final List<List<int[]>> known = new ArrayList<>();
    private final boolean small;
    private final boolean boundable;
    private final long partNanos;
    private final double begins;

    private final long begunNanos = System.nanoTime();
    private long spentNanos;

    private @Nullable Master master;
    private int times;
    private boolean finished;
    /** How many of the last rosters found were no better. */
    private int inVain;

    // What is being looked for.
    private boolean everybody;
    /** Whether the programme is there only to tell how good a roster can be. */
    private boolean forBound;
    /** What was spent until the first dive. */
    private long firstNanos;

    private boolean bounding;
    /** What may have been spent by the end of that; 0 before it begins. */
    private long boundBy;

    private boolean diving;
    /** Whether it dives though there may be further rows. */
    private boolean slow;

    private int rounds;
    private int people;
    private double least;
    private double last;
    /** How much dearer the roster may become in all while no other rows are asked for. */
    private double rise;
    /** How many cells are split, and were at most. */
    private int split;

    private int most;
    private int few;
    private Watch dive = new Watch(Duration.ZERO);

    ColumnSearch(RowSearch search, Sheet sheet, SplittableRandom random, Watch watch) {
        this.search = search;
        this.sheet = sheet;
        this.random = random;
        this.watch = watch;
        bestRow = new BestRow(sheet, true);
        boundable = sheet.members.stream()
                .allMatch(member -> member.terms.costs == null || !member.terms.costs.overcharges());
        movable = sheet.members.stream().filter(Draft::movable).toList();
        sheet.members.forEach(member -> known.add(new ArrayList<>()));
        int equations = Master.size(sheet, movable.size());
        long leftNanos = watch.left().toNanos();
        double seconds = SECONDS * Math.pow(equations, GROWTH) * (sheet.exact ? EXACT : 1);
        double part = 1e9 * seconds / leftNanos;
        partNanos = (long) (PART * leftNanos);
        small = equations <= MOST_EQUATIONS && part <= PART;
        double wait = part * (sheet.exact ? WAIT_EXACT : WAIT);
        begins = small ? watch.passed() + (1 - watch.passed()) * wait : 0;
    }

    /** Returns the part of the time after which it begins; 0 if it does not. */
    double begins() {
        return begins;
    }

    /** Says whether there is anything to look for. */
    boolean promising() {
        return small && !finished && !movable.isEmpty();
    }

    /**
     * Says whether a thread should look for it now: half of its time at most where it leads to nothing, or there is no other.
     */
    boolean due(boolean alone) {
        boolean half = alone || inVain >= TIRED;
        return promising() && watch.passed() >= begins && (!half || 2 * spentNanos < System.nanoTime() - begunNanos);
    }

    /** Does a little, for much less than a second. */
    void step() {
        long begun = System.nanoTime();
        goOn();
        spentNanos += System.nanoTime() - begun;
    }

    private void goOn() {
        Master now = master;
        if (now == null) {
            now = begin();
            master = now;
        }
        if (bounding) {
            bound(now);
            return;
        }
        if (!now.solve(PIVOTS)) {
            return;
        }
        slow = tooSlow(now);
        boolean more = !slow && wantsRows(now) && now.price(watch);
        rounds++;
        if (more && !diving && rounds % TAKE == 0) {
            now.add(search.best());
        }
        finished = tooHard();
        if (watch.over() || (more && !finished)) {
            return;
        }
        bounding = !finished && wantsBound(now);
        if (bounding) {
            now.beginBound();
        } else {
            goOnFrom(now);
        }
    }

    /** Says whether to look how good a roster can be at best, and for rows that were missed so far. */
    private boolean wantsBound(Master now) {
        Long least = search.least();
        boolean hopeless = hopeless(now);
        boolean last = hopeless && !slow;
        if (!boundable
                || !everybody
                || diving
                || (times == 1 && !last)
                || (least != null && least >= now.objective())) {
            return false;
        }
        if (boundBy == 0) {
            boundBy = last ? Long.MAX_VALUE : (long) ((1 + (hopeless ? PROOF : BOUND)) * spentNanos);
        }
        return spentNanos < boundBy;
    }

    private void bound(Master now) {
        boolean more = now.goOnWithBound();
        if (more && spentNanos < boundBy) {
            return;
        }
        bounding = false;
        if (!more) {
            search.atLeast(now.bound());
        }
        if (more || now.missed() == 0) {
            goOnFrom(now);
        }
    }

    /** Dives, or goes on diving, where no further rows are asked for. */
    private void goOnFrom(Master now) {
        boolean hopeless = hopeless(now);
        finished |= hopeless && everybody && !diving && !slow;
        if (times == 1 && !diving) {
            firstNanos = spentNanos;
        }
        if (finished || hopeless || forBound) {
            master = null;
        } else if (!dive(now)) {
            inVain = search.offer(now.rows()) ? 0 : inVain + 1;
            master = null;
        }
    }

    private Master begin() {
        times++;
        forBound = times == FOR_BOUND && firstNanos < BOUND * watch.left().toNanos();
        everybody = times == 1 || forBound || (times > FOR_BOUND && times % EVERYBODY == FOR_BOUND);
        diving = false;
        boundBy = 0;
        rounds = 0;
        last = Double.MAX_VALUE;
        for (List<int[]> rows : known) {
            rows.subList(0, Math.max(0, rows.size() - KEPT)).clear();
        }
        List<Member> chosen = everybody ? movable : some();
        people = chosen.size();
        return new Master(sheet, bestRow, search.best(), chosen, known, random);
    }

    private List<Member> some() {
        int count = FEWEST + random.nextInt(MOST - FEWEST + 1);
        List<Member> rest = new ArrayList<>(movable);
        List<Member> chosen = new ArrayList<>();
        while (chosen.size() < count && !rest.isEmpty()) {
            chosen.add(rest.remove(random.nextInt(rest.size())));
        }
        return chosen;
    }

    private boolean wantsRows(Master now) {
        return !diving || (rounds < ROUNDS && now.objective() > least + rise * (most - split) / most);
    }

    /** Says whether rows are so hard to find that it takes far longer than the number of equations tells. */
    private boolean tooHard() {
        return times == 1 && !diving && rounds == LOOK && spentNanos / LOOK * USUAL > partNanos;
    }

    /** Says whether so little comes of further rows that the dive had better begin. */
    private boolean tooSlow(Master now) {
        if (diving || rounds % LOOK != 0) {
            return false;
        }
        double gained = last - now.objective();
        last = now.objective();
        boolean nothingYet = everybody && hopeless(now);
        return rounds >= (nothingYet ? PATIENCE_AT_FIRST : PATIENCE) && gained < WORTH_IT * Math.abs(last);
    }

    /** Says whether the roster that this is to lead to can be no better than the one there is. */
    private boolean hopeless(Master now) {
        return now.objective() > now.worth() + (diving ? UNIT / 2 : -UNIT);
    }

    /** Returns how many cells would have been pinned already if each took the same time. */
    private int behind() {
        return diving ? (int) (split - most * (1 - dive.passed())) : 0;
    }

    /** Pins some of the cells that are split; false if there is none, and so a roster. */
    private boolean dive(Master now) {
        double cost = now.objective();
        boolean dearer = cost > last + NO_RISE * Math.abs(last);
        if (!diving) {
            dive = new Watch(watch.left().dividedBy(DIVE_OF));
            least = cost;
            rise = Math.min(RISE * Math.abs(least), RISE_OF_GAIN * (now.worth() - least));
        }
        few = diving && !dearer ? 2 * Math.min(few, split) : Math.max(1, people / AT_ONCE_OF);
        few = Math.max(few, behind());
        last = cost;
        rounds = 0;
        split = now.pin(few);
        most = diving ? Math.max(most, split) : split;
        diving = true;
        return split > 0;
    }
}
