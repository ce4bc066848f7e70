package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A linear programme that columns are added to, and taken from: least cost, equations, no variable below zero. It goes on
 * from the basis it had, by the primal method after new columns and by the dual one after columns are barred, which makes
 * a few of them cheap. The inverse of the basis is kept in full, so it is for some hundred equations. Not for two threads.
 */
final class Simplex {
    /** What errors of rounding come to at most. */
    private static final double TINY = 1e-9;

    /** By how much a variable must be below zero, or above it though barred, to matter. */
    private static final double WRONG = 1e-7;

    private static final double SMALLEST_PIVOT = 1e-7;
    private static final double SMALLEST_DUAL_PIVOT = 1e-6;
    /** By how much less a column must cost than the prices say to be worth a pivot. */
    private static final double WORTH_IT = 1e-3;

    /** How much a column may cost more or less to keep apart what else would be a tie. */
    private static final double TIE = 1e-4;

    /** After so many pivots the errors of rounding are got rid of. */
    private static final int PIVOTS_UNTIL_ANEW = 5000;

    /** More pivots of the dual method for each equation mean that it turns in circles. */
    private static final int CIRCLES = 20;

    /** The inverse takes up so many pivots at once, a multiple of four: reading and writing it takes longer than the sums. */
    private static final int AT_ONCE = 8;
    /** So many columns for each equation are looked at by the primal method, until none of them is worth a pivot. */
    private static final int NEAR = 2;

    /** A variable. */
    static final class Column {
        private double cost;
        private final int[] equations;
        private final double factor;
        /** In the basis; -1 outside. */
        private int place = -1;

        /** By how much it costs more than the prices say. */
        private double excess;
        /** How much of what leaves the basis it would take with it; by the last step. */
        private double share;
        /** About how much it moves, squared (Devex). */
        private double reach = 1;

        private boolean barred;
        /** By how much its cost was raised for the dual method, and is to be lowered again. */
        private double raised;

        /** @param factor with which it stands in its equations, the same in each */
        Column(double cost, int[] equations, double factor) {
            this.cost = cost;
            this.equations = equations;
            this.factor = factor;
        }

        double cost() {
            return cost;
        }

        boolean barred() {
            return barred;
        }

        /** From now on it must be zero. */
        void bar() {
            barred = true;
        }
    }

    private final int size;
    private final double[] right;
    private final Column[] first;
    private final double[][] inverse;
    /** The pivots not yet taken up by the inverse: to it come the products of a part for each place and a row. */
    private final double[][] parts;

    private final double[][] rows;
    private int pending;
    private final Column[] basis;
    private final double[] values;
    private final double[] prices;
    private final double[] direction;
    /** By place in the basis: about how much moves with it, squared (dual Devex). */
    private final double[] reach;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Column> columns = new ArrayList<>();
    /** Those that are looked at, and kept up to date with each pivot. */
    private final List<Column> near = new ArrayList<>();

    private int pivots;
    private int dualPivots;

    /**
     * @param right the equations' right sides
     * @param first by equation: a column that stands in it alone, with a factor of 1, or -1 where the right side is below
     *     0; never barred
     */
    Simplex(double[] right, Column[] first) {
        size = right.length;
        this.right = right.clone();
        this.first = first.clone();
        basis = first.clone();
        inverse = new double[size][size];
        parts = new double[AT_ONCE][size];
        rows = new double[AT_ONCE][size];
        values = new double[size];
        prices = new double[size];
        direction = new double[size];
        reach = new double[size];
        columns.addAll(Arrays.asList(first));
        begin();
    }

    private void begin() {
        dualPivots = 0;
        pending = 0;
        for (Column column : basis) {
            column.place = -1;
        }
        for (int i = 0; i < size; i++) {
            basis[i] = first[i];
            basis[i].place = i;
            Arrays.fill(inverse[i], 0);
            inverse[i][i] = basis[i].factor;
            values[i] = basis[i].factor * right[i];
        }
        reprice();
    }

    void add(Column column) {
        columns.add(column);
    }

    /** Returns what one more on the right side of an equation would cost. */
    double price(int equation) {
        return prices[equation];
    }

    double value(Column column) {
        return column.place < 0 ? 0 : values[column.place];
    }

    /** Returns by how much a column costs more than the prices say; below zero if it is worth a pivot. */
    double excess(Column column) {
        return column.cost - column.factor * sum(prices, column);
    }

    private static double sum(double[] row, Column column) {
        double sum = 0;
        for (int equation : column.equations) {
            sum += row[equation];
        }
        return sum;
    }

    /**
     * Goes on towards the least cost.
     *
     * @param most about how many pivots this may take
     * @return whether it is there
     */
    boolean solve(int most) {
        int until = pivots + most;
        columns.removeIf(column -> column.barred && column.place < 0);
        return mend(until) && save(until) && wrong() < 0;
    }

    /** Goes on by the dual method until nothing is wrong; false if that takes more pivots. */
    private boolean mend(int until) {
        int place = wrong();
        if (place >= 0) {
            reckon();
            partTies();
            lookAt(Double.MAX_VALUE);
        }
        while (place >= 0 && pivots < until) {
            leave(place);
            place = wrong();
        }
        if (place >= 0) {
            return false;
        }
        dualPivots = 0;
        for (Column column : columns) {
            column.cost -= column.raised;
            column.raised = 0;
        }
        return true;
    }

    /** Goes on by the primal method until nothing is worth a pivot; false if that takes more of them. */
    private boolean save(int until) {
        Column worth = lookAgain();
        while (worth != null && pivots < until) {
            enter(worth);
            worth = worth();
            worth = worth == null ? lookAgain() : worth;
        }
        return worth == null;
    }

    /** Returns what of all columns is worth a pivot most, by prices worked out anew; null for none. */
    private @Nullable Column lookAgain() {
        reprice();
        double[] excesses = columns.stream()
                .filter(Simplex::outside)
                .mapToDouble(column -> column.excess)
                .sorted()
                .toArray();
        lookAt(excesses.length > NEAR * size ? excesses[NEAR * size] : Double.MAX_VALUE);
        return worth();
    }

    /** Chooses which columns are looked at: those that cost at most so much more than the prices say, and the basis. */
    private void lookAt(double most) {
        near.clear();
        for (Column column : columns) {
            if (column.place >= 0 || column.excess <= most) {
                near.add(column);
            }
        }
    }

    /** Works out anew by how much each column costs more than the prices say, and forgets what moves how much. */
    private void reckon() {
        Arrays.fill(reach, 1);
        for (Column column : columns) {
            column.reach = 1;
            if (column.place < 0) {
                column.excess = excess(column);
            }
        }
    }

    /**
     * Makes columns a little dearer that are no dearer than the prices say: the dual method would turn in circles among
     * them. Those that save much only until it is done; they are worth a pivot then.
     */
    private void partTies() {
        for (Column column : columns) {
            if (outside(column) && column.excess < TIE / 10) {
                double more = TIE * random.nextDouble() - column.excess;
                column.raised += column.excess < -WORTH_IT ? more : 0;
                column.cost += more;
                column.excess += more;
            }
        }
    }

    private static boolean outside(Column column) {
        return column.place < 0 && !column.barred;
    }

    /** Returns the column outside the basis that saves most for what it moves; null if none saves anything. */
    private @Nullable Column worth() {
        Column best = null;
        double most = 0;
        for (Column column : near) {
            if (column.excess < -WORTH_IT && outside(column)) {
                double merit = column.excess * column.excess / column.reach;
                if (merit > most) {
                    most = merit;
                    best = column;
                }
            }
        }
        return best;
    }

    private void enter(Column entering) {
        direct(entering);
        entering.excess = excess(entering);
        int leaving = leaving();
        if (leaving < 0) {
            begin(); // only errors of rounding lead here
            return;
        }
        values[leaving] = basis[leaving].barred ? 0 : Math.max(0, values[leaving]);
        share(row(leaving));
        pivot(entering, leaving);
    }

    /**
     * Returns the place that is empty first if the entering column grows; of several that nearly are, that with the
     * greatest pivot; -1 for none.
     */
    private int leaving() {
        double step = Double.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (basis[i].barred && direction[i] < -SMALLEST_DUAL_PIVOT) {
                return i;
            }
            if (direction[i] > SMALLEST_PIVOT) {
                step = Math.min(step, (Math.max(0, values[i]) + TINY) / direction[i]);
            }
        }
        int leaving = -1;
        for (int i = 0; i < size; i++) {
            if (direction[i] > SMALLEST_PIVOT
                    && Math.max(0, values[i]) / direction[i] <= step
                    && (leaving < 0 || direction[i] > direction[leaving])) {
                leaving = i;
            }
        }
        return leaving;
    }

    /** Sets by how much each column outside the basis would move what has a row of the inverse. */
    private void share(double[] row) {
        for (Column column : near) {
            if (outside(column)) {
                column.share = column.factor * sum(row, column);
            }
        }
    }

    /** Returns the place of what is furthest below zero, or above it though barred, for what it moves; -1 for none. */
    private int wrong() {
        int most = -1;
        double merit = 0;
        for (int i = 0; i < size; i++) {
            double off = basis[i].barred ? Math.abs(values[i]) : -values[i];
            if (off > WRONG && off * off > merit * reach[i]) {
                merit = off * off / reach[i];
                most = i;
            }
        }
        return most;
    }

    /** Takes a variable out of the basis that is wrong: a step of the dual method. */
    private void leave(int place) {
        share(row(place));
        Column entering = entering(Math.signum(values[place]));
        if (entering == null || ++dualPivots > CIRCLES * size) {
            begin(); // only ties and errors of rounding lead here
            return;
        }
        direct(entering);
        double before = reach[place];
        for (int i = 0; i < size; i++) {
            double part = direction[i] / direction[place];
            reach[i] = Math.max(reach[i], part * part * before);
        }
        reach[place] = Math.max(1, before / direction[place] / direction[place]);
        pivot(entering, place);
    }

    /** Returns, of the columns that bring a variable to zero, the one by which the prices stay right. */
    private @Nullable Column entering(double sign) {
        Column best = null;
        double least = Double.MAX_VALUE;
        double pivot = 0;
        for (Column column : near) {
            double step = column.share * sign;
            if (step > SMALLEST_DUAL_PIVOT && outside(column)) {
                double ratio = Math.max(0, column.excess) / step;
                if (ratio < least - TINY || (ratio <= least + TINY && step > pivot)) {
                    least = Math.min(ratio, least);
                    best = column;
                    pivot = step;
                }
            }
        }
        return best;
    }

    private void direct(Column entering) {
        for (int i = 0; i < size; i++) {
            direction[i] = entering.factor * sum(inverse[i], entering);
        }
        for (int i = 0; i < pending; i++) {
            add(direction, entering.factor * sum(rows[i], entering), parts[i]);
        }
    }

    /** Returns a row of the inverse, for the next pivot. */
    private double[] row(int place) {
        double[] row = rows[pending];
        System.arraycopy(inverse[place], 0, row, 0, size);
        for (int i = 0; i < pending; i++) {
            add(row, parts[i][place], rows[i]);
        }
        return row;
    }

    private void pivot(Column entering, int place) {
        double pivot = direction[place];
        add(prices, entering.excess / pivot, rows[pending]);
        double[] part = parts[pending];
        for (int i = 0; i < size; i++) {
            part[i] = -direction[i] / pivot;
        }
        part[place] = 1 / pivot - 1;
        add(values, values[place], part);
        if (++pending == AT_ONCE) {
            takeUp();
        }
        exchange(entering, place, pivot);
        if (++pivots % PIVOTS_UNTIL_ANEW == 0) {
            invert();
        }
    }

    /** Brings the inverse up to date. */
    private void takeUp() {
        if (pending == 0) {
            return;
        }
        for (int i = pending; i < AT_ONCE; i++) {
            Arrays.fill(parts[i], 0);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < AT_ONCE; j += 4) {
                addFour(inverse[i], i, j);
            }
        }
        pending = 0;
    }

    private void addFour(double[] row, int place, int first) {
        double a = parts[first][place];
        double b = parts[first + 1][place];
        double c = parts[first + 2][place];
        double d = parts[first + 3][place];
        double[] one = rows[first];
        double[] two = rows[first + 1];
        double[] three = rows[first + 2];
        double[] four = rows[first + 3];
        for (int i = 0; i < row.length; i++) {
            row[i] += a * one[i] + b * two[i] + c * three[i] + d * four[i];
        }
    }

    private void exchange(Column entering, int place, double pivot) {
        Column leaving = basis[place];
        basis[place] = entering;
        entering.place = place;
        for (Column column : near) {
            if (outside(column)) {
                double part = column.share / pivot;
                column.excess -= part * entering.excess;
                column.reach = Math.max(column.reach, part * part * entering.reach);
            }
        }
        leaving.place = -1;
        leaving.excess = -entering.excess / pivot;
        leaving.reach = Math.max(1, entering.reach / pivot / pivot);
    }

    /** Inverts the basis anew, since errors of rounding add up. */
    private void invert() {
        pending = 0;
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(inverse[i], 0);
            inverse[i][i] = 1;
            for (int equation : basis[i].equations) {
                matrix[equation][i] = basis[i].factor;
            }
        }
        for (int column = 0; column < size; column++) {
            int greatest = column;
            for (int i = column + 1; i < size; i++) {
                greatest = Math.abs(matrix[i][column]) > Math.abs(matrix[greatest][column]) ? i : greatest;
            }
            double pivot = matrix[greatest][column];
            if (Math.abs(pivot) < TINY) {
                begin();
                return;
            }
            swap(matrix, column, greatest);
            swap(inverse, column, greatest);
            scale(matrix[column], 1 / pivot);
            scale(inverse[column], 1 / pivot);
            for (int i = 0; i < size; i++) {
                double times = matrix[i][column];
                if (i != column && times != 0) {
                    add(matrix[i], -times, matrix[column]);
                    add(inverse[i], -times, inverse[column]);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            values[i] = 0;
            for (int j = 0; j < size; j++) {
                values[i] += inverse[i][j] * right[j];
            }
        }
        reprice();
    }

    private void reprice() {
        takeUp();
        Arrays.fill(prices, 0);
        for (int i = 0; i < size; i++) {
            add(prices, basis[i].cost, inverse[i]);
        }
        reckon();
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }

    private static void scale(double[] row, double factor) {
        for (int j = 0; j < row.length; j++) {
            row[j] *= factor;
        }
    }

    private static void add(double[] row, double times, double[] other) {
        for (int j = 0; j < row.length; j++) {
            row[j] += times * other[j];
        }
    }
}
