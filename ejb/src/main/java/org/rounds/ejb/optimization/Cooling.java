package org.rounds.ejb.optimization;

/**
 * How warm the search is: it cools by the same factor in the same time. A small problem is frozen long before its time is
 * over; it is heated again for every so many moves, since where it froze is a matter of luck. Before that it cools once in
 * a first part of the time, if somebody wants to go on from there. For several threads.
 */
final class Cooling {
    /** First and last temperature, as a part of the usual weight of a missing head. */
    private static final double HOT = 0.2;

    private static final double COLD = 0.002;

    /** So many moves per cell are enough for once. */
    private static final int ROUND = 2_000;
    /** When it has been seen how many moves there will be. */
    private static final double SEEN = 0.02;

    private final double weight;
    private final long cells;
    private final double first;
    private volatile int rounds;

    /**
     * @param weight the usual weight of a missing head
     * @param first the part of the search in which it cools for the first time, 0 to 1
     */
    Cooling(double weight, long cells, double first) {
        this.weight = weight;
        this.cells = cells;
        this.first = first;
    }

    /**
     * Returns the temperature, in soft penalty.
     *
     * @param done the part of the search that is over, 0 to 1
     * @param moves how many moves that was
     */
    double temperature(double done, long moves) {
        return weight * HOT * Math.pow(COLD / HOT, cooled(done, moves));
    }

    private double cooled(double done, long moves) {
        if (done < first) {
            return done / first;
        }
        double round = (done - first) / (1 - first) * rounds(done, moves);
        return done >= 1 ? 1 : round - Math.floor(round);
    }

    private int rounds(double done, long moves) {
        if (rounds == 0 && done >= SEEN) {
            rounds = (int) Math.max(1, moves / done / ROUND / cells);
        }
        return Math.max(1, rounds);
    }
}
