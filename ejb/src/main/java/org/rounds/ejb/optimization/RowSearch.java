package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Simulated annealing on one roster by one or more threads. Each thinks changes out on its own copy, since that is where
 * the time goes; what is accepted is handed in here, one after the other, and followed by the others. The last thread also
 * looks for rosters in another way ({@link ColumnSearch}).
 *
 * <p>With a move limit it cools by moves, otherwise by time.
 */
final class RowSearch {
    /** How long a better roster may wait until it is told. */
    private static final long TELL_NANOS = 200_000_000;

    private static final int TELL_MOVES = 64;

    /** So many changes are remembered before it is looked which are still wanted. */
    private static final int REMEMBERED = 4096;

    private final Sheet sheet;
    private final Planner.Options options;
    private final Watch watch;
    private Cooling cooling;
    private final long seed;
    private final AtomicLong moves = new AtomicLong();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> helpers = new ArrayList<>();
    private @Nullable ColumnSearch columns;
    /** Better rows that were found all at once, for a worker to go on from. */
    private final AtomicReference<int @Nullable [][]> offered = new AtomicReference<>();

    private volatile @Nullable Throwable failure;

    /** The changes that some worker may still have to follow. */
    private final List<int[]> changes = new ArrayList<>();

    /** How many changes were handed in before those. */
    private int forgotten;

    private volatile int version;

    private int[][] bestRows = {};
    private Points best = Points.NONE;
    private boolean told = true;

    /** What no roster costs less than that keeps the hard rules, in soft penalty; null while it is not known. */
    private @Nullable Long least;

    /** Whether no roster can be better than the best. */
    private volatile boolean proven;

    private long lastTold;
    private Runnable whenOver = () -> {};

    RowSearch(Sheet sheet, Planner.Options options, Watch watch) {
        this.sheet = sheet;
        this.options = options;
        this.watch = watch;
        cooling = cooling(0);
        Planner.Start begun = options.start();
        moves.set(begun == null ? 0 : begun.scoreCalculations());
        seed = options.seed() + moves.get(); // what goes on must not think the same thoughts again
    }

    /** Returns a first roster: what those get who have nothing to do in this one. */
    int[][] first(int[][] rows) {
        return new Worker(this, sheet, rows, new SplittableRandom(seed), watch).build();
    }

    /** Begins to search from a roster; the threads beyond the caller's start at once. */
    void start(int[][] rows) {
        var seeds = new SplittableRandom(seed);
        for (int i = 0; i < options.threads(); i++) {
            workers.add(new Worker(this, sheet, rows, seeds.split(), watch));
        }
        bestRows = copy(rows);
        best = workers.get(0).value();
        if (options.moveLimit() == null && sheet.horizon.grain() == Horizon.Grain.DAY) {
            columns = new ColumnSearch(this, sheet, seeds.split(), watch);
            cooling = cooling(columns.begins());
        }
        for (Worker worker : workers.subList(1, workers.size())) {
            Thread thread = threads().newThread(() -> help(worker));
            helpers.add(thread);
            thread.start();
        }
    }

    /** @param first the part of the time in which it cools for the first time */
    private Cooling cooling(double first) {
        return new Cooling(sheet.weight(), (long) sheet.members.size() * sheet.days, first);
    }

    private ThreadFactory threads() {
        Class<? extends ThreadFactory> given = options.threadFactory();
        if (given == null) {
            return Executors.defaultThreadFactory();
        }
        try {
            return given.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no thread factory: " + given.getName(), e);
        }
    }

    private void help(Worker worker) {
        try {
            while (!over()) {
                turn(worker);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Lets a thread do a little: the last one generates columns as well. */
    private void turn(Worker worker) {
        ColumnSearch byColumns = columns;
        boolean last = worker == workers.get(workers.size() - 1);
        if (byColumns == null || !last || !byColumns.due(workers.size() == 1)) {
            worker.step();
            return;
        }
        byColumns.step();
        worker.catchUp();
    }

    /** Returns a copy of the best roster so far. */
    synchronized int[][] best() {
        return copy(bestRows);
    }

    /**
     * Takes a roster that was found all at once, and is not changed any more; says whether it is at least as good as the
     * best. One that is no better takes its place all the same: from there something else may be found.
     */
    boolean offer(int[][] rows) {
        Points value = new Draft(sheet, rows).judge();
        synchronized (this) {
            if (best.lessThan(value)) {
                return false;
            }
            bestRows = rows;
            if (value.lessThan(best)) {
                improved(value);
            }
        }
        offered.set(rows);
        return true;
    }

    /** Returns a roster to go on from, once; mostly null. */
    int @Nullable [][] offered() {
        return offered.get() == null ? null : offered.getAndSet(null);
    }

    /** Searches on the calling thread until there is a better roster to tell of; null if it is over without one. */
    int @Nullable [][] better() {
        Worker worker = workers.get(0);
        while (!over()) {
            turn(worker);
            if (due()) {
                int[][] better = take();
                if (better != null) {
                    return better;
                }
            }
        }
        whenOver.run();
        return take();
    }

    /** Sets what to run once it is over and the last roster is about to be told. */
    void whenOver(Runnable action) {
        whenOver = action;
    }

    private boolean due() {
        return options.moveLimit() == null
                ? System.nanoTime() - lastTold > TELL_NANOS
                : moves.get() - lastTold >= TELL_MOVES;
    }

    private synchronized int @Nullable [][] take() {
        lastTold = options.moveLimit() == null ? System.nanoTime() : moves.get();
        if (told) {
            return null;
        }
        told = true;
        return bestRows;
    }

    /** Waits for the other threads. */
    void end() {
        watch.stop();
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("a search thread failed", thrown);
        }
    }

    boolean over() {
        Long limit = options.moveLimit();
        return watch.over() || proven || failure != null || (limit != null && moves.get() >= limit);
    }

    long moves() {
        return moves.get();
    }

    private double temperature() {
        Long limit = options.moveLimit();
        return cooling.temperature(
                limit == null ? watch.passed() : Math.min(1, (double) moves.get() / limit), moves.get());
    }

    /** Says whether to go on from what is worth so much to what is worth that. */
    boolean accepts(Points from, Points to, double luck) {
        if (to.hard() != from.hard()) {
            return to.hard() < from.hard();
        }
        return to.soft() <= from.soft() || luck < Math.exp((from.soft() - to.soft()) / temperature());
    }

    /** Lets a worker follow what the others have handed in; returns the version it has then. */
    int catchUp(Worker worker, int known) {
        moves.incrementAndGet();
        return known == version ? known : follow(worker, known);
    }

    private synchronized int follow(Worker worker, int known) {
        for (int i = known; i < version; i++) {
            worker.follow(changes.get(i - forgotten));
        }
        return version;
    }

    /** Takes a change that a worker has judged on its version of the roster; returns the version that the worker has then. */
    synchronized int handIn(Worker worker, int known, Points value, double luck) {
        int[] cells = worker.draft().changes();
        Points now = value;
        if (known != version) {
            worker.draft().undo();
            follow(worker, known);
            worker.draft().change(cells);
            now = worker.draft().judge();
            if (!accepts(worker.value(), now, luck)) {
                worker.draft().undo();
                return version;
            }
        }
        worker.keep(now);
        if (workers.size() > 1 && cells.length > 0) {
            changes.add(cells);
            version++;
            forget();
        }
        if (now.lessThan(best)) {
            bestRows = copy(worker.draft().rows());
            improved(now);
        }
        return version;
    }

    private void improved(Points value) {
        best = value;
        told = false;
        compare();
    }

    /**
     * Hears what no roster costs less than that keeps the hard rules: it is over once the best costs no more.
     *
     * @param soft penalty; null if there is no such roster
     */
    synchronized void atLeast(@Nullable Long soft) {
        if (soft != null && (least == null || soft > least)) {
            least = soft;
            compare();
        }
    }

    private void compare() {
        proven = least != null && best.hard() == 0 && best.soft() <= least;
    }

    /** Returns what {@link #atLeast} has heard; null for nothing. */
    synchronized @Nullable Long least() {
        return least;
    }

    private void forget() {
        if (changes.size() > REMEMBERED) {
            int oldest = workers.stream().mapToInt(Worker::version).min().orElse(version);
            changes.subList(0, Math.max(0, oldest - forgotten)).clear();
            forgotten = Math.max(forgotten, oldest);
        }
    }

    static int[][] copy(int[][] rows) {
        int[][] copy = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
