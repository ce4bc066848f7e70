package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

    /** Of the columns that are worth it, those are looked at together that save at least so much of the most. */
    private static final double ALMOST_BEST = 0.3;

    /** After so many pivots the errors of rounding are got rid of. */
    private static final int PIVOTS_UNTIL_ANEW = 5000;

    /** More pivots of the dual method for each equation mean that it turns in circles. */
    private static final int CIRCLES = 20;

    private static final Comparator<Column> BY_EXCESS = Comparator.comparingDouble(column -> column.excess);

    /** A variable. */
    static final class Column {
        private final double cost;
        private final int[] equations;
        private final double factor;
        /** In the basis; -1 outside. */
        private int place = -1;

        private double excess;
        private boolean barred;

        /** @param factor with which it stands in its equations, the same in each */
        Column(double cost, int[] equations, double factor) {
            this.cost = cost;
            this.equations = equations;
            this.factor = factor;
        }

        double cost() {
            return cost;
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
    private final Column[] basis;
    private final double[] values;
    private final double[] prices;
    private final double[] direction;
    private final List<Column> columns = new ArrayList<>();
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
        values = new double[size];
        prices = new double[size];
        direction = new double[size];
        columns.addAll(Arrays.asList(first));
        begin();
    }

    private void begin() {
        dualPivots = 0;
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
        for (int place = wrong(); place >= 0; place = wrong()) {
            if (pivots >= until) {
                return false;
            }
            leave(place);
        }
        dualPivots = 0;
        List<Column> worth = worth();
        while (!worth.isEmpty() && pivots < until) {
            double enough = worth.get(0).excess * ALMOST_BEST;
            do {
                enter(worth.get(0));
                worth.removeIf(column -> column.place >= 0 || (column.excess = excess(column)) > enough);
                worth.sort(BY_EXCESS);
            } while (!worth.isEmpty() && pivots < until);
            worth = worth();
        }
        return worth.isEmpty() && wrong() < 0;
    }

    /** Returns the columns outside the basis that save most, the best first. */
    private List<Column> worth() {
        List<Column> found = new ArrayList<>();
        double least = -WORTH_IT;
        for (Column column : columns) {
            if (column.place < 0 && !column.barred) {
                column.excess = excess(column);
                if (column.excess < -WORTH_IT && column.excess < least * ALMOST_BEST) {
                    found.add(column);
                    least = Math.min(least, column.excess);
                }
            }
        }
        found.sort(BY_EXCESS);
        return found;
    }

    private void enter(Column entering) {
        direct(entering);
        int leaving = leaving();
        if (leaving < 0) {
            begin(); // only errors of rounding lead here
            return;
        }
        values[leaving] = basis[leaving].barred ? 0 : Math.max(0, values[leaving]);
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

    /** Returns the place of what is furthest below zero, or above it though barred; -1 for none. */
    private int wrong() {
        int most = -1;
        double amount = WRONG;
        for (int i = 0; i < size; i++) {
            double off = basis[i].barred ? Math.abs(values[i]) : -values[i];
            if (off > amount) {
                amount = off;
                most = i;
            }
        }
        return most;
    }

    /** Takes a variable out of the basis that is wrong: a step of the dual method. */
    private void leave(int place) {
        Column entering = entering(inverse[place], Math.signum(values[place]));
        if (entering == null || ++dualPivots > CIRCLES * size) {
            begin(); // only ties and errors of rounding lead here
            return;
        }
        entering.excess = excess(entering);
        direct(entering);
        pivot(entering, place);
    }

    /** Returns, of the columns that bring a variable to zero, the one by which the prices stay right. */
    private @Nullable Column entering(double[] row, double sign) {
        Column best = null;
        double least = Double.MAX_VALUE;
        double pivot = 0;
        for (Column column : columns) {
            if (column.place < 0 && !column.barred) {
                double step = sum(row, column) * column.factor * sign;
                if (step > SMALLEST_DUAL_PIVOT) {
                    double ratio = Math.max(0, excess(column)) / step;
                    if (ratio < least - TINY || (ratio <= least + TINY && step > pivot)) {
                        least = Math.min(ratio, least);
                        best = column;
                        pivot = step;
                    }
                }
            }
        }
        return best;
    }

    private void direct(Column entering) {
        for (int i = 0; i < size; i++) {
            direction[i] = entering.factor * sum(inverse[i], entering);
        }
    }

    private void pivot(Column entering, int leaving) {
        double[] row = inverse[leaving];
        subtract(prices, -entering.excess / direction[leaving], row);
        scale(row, 1 / direction[leaving]);
        double step = values[leaving] / direction[leaving];
        for (int i = 0; i < size; i++) {
            if (i != leaving && Math.abs(direction[i]) > TINY / 1000) {
                subtract(inverse[i], direction[i], row);
                values[i] -= direction[i] * step;
            }
        }
        values[leaving] = step;
        basis[leaving].place = -1;
        basis[leaving] = entering;
        entering.place = leaving;
        if (++pivots % PIVOTS_UNTIL_ANEW == 0) {
            invert();
        }
    }

    /** Inverts the basis anew, since errors of rounding add up. */
    private void invert() {
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
                    subtract(matrix[i], times, matrix[column]);
                    subtract(inverse[i], times, inverse[column]);
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
        Arrays.fill(prices, 0);
        for (int i = 0; i < size; i++) {
            subtract(prices, -basis[i].cost, inverse[i]);
        }
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

    private static void subtract(double[] row, double times, double[] other) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= times * other[j];
        }
    }
}
