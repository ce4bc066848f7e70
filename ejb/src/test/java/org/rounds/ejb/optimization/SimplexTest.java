package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.NullUnmarked;

/** The simplex method against trying every basis. */
@NullUnmarked
class SimplexTest {
    private static final int EQUATIONS = 3;
    private static final double CLOSE = 0.05;

    private static final int MANY = 60;
    private static final double[] MANY_RIGHT =
            DoubleStream.generate(() -> 1).limit(MANY).toArray();
    private static final int MOST_PIVOTS = 20 * MANY;

    private final List<Simplex.Column> open = new ArrayList<>();
    /** By column of {@link #open}: what stands in the equations. */
    private final List<double[]> stands = new ArrayList<>();

    private final double[] right = new double[EQUATIONS];
    private Simplex programme;

    @Property(tries = 1000)
    void nothingIsCheaperWhateverIsAddedAndBarred(@ForAll long seed) {
        var random = new Random(seed);
        open.clear();
        stands.clear();
        var first = new Simplex.Column[EQUATIONS];
        for (int i = 0; i < EQUATIONS; i++) {
            right[i] = random.nextInt(-2, 4) + 1e-3 * random.nextDouble();
            first[i] = column(500 + random.nextDouble(), new int[] {i}, right[i] < 0 ? -1 : 1);
        }
        programme = new Simplex(right, first);
        for (int turn = 0; turn < 4; turn++) {
            for (int i = 0; i < 2; i++) {
                programme.add(column(random));
            }
            assertThat(programme.solve(1000)).isTrue();
            assertThat(cost()).isCloseTo(cheapest(), within(CLOSE));
            assertThat(priced()).isCloseTo(cost(), within(CLOSE));
            barOne(random);
            assertThat(programme.solve(1000)).isTrue();
            assertThat(cost()).isCloseTo(cheapest(), within(CLOSE));
        }
    }

    /** Larger, and full of ties: barring what is used and adding more, again and again, leads where a new programme begins. */
    @Property(tries = 30)
    void itGoesOnToWhatANewOneFinds(@ForAll long seed) {
        var random = new Random(seed);
        List<int[]> places = new ArrayList<>();
        List<Simplex.Column> columns = new ArrayList<>();
        var going = new Simplex(MANY_RIGHT, first());
        for (int turn = 0; turn < 9; turn++) {
            for (int i = turn == 0 ? 0 : 9 * MANY; i < 10 * MANY; i++) {
                int[] place = random.ints(6, 0, MANY).distinct().toArray();
                var column = new Simplex.Column(1 + random.nextInt(4), place, 1);
                places.add(place);
                columns.add(column);
                going.add(column);
            }
            columns.stream()
                    .filter(column -> going.value(column) > 0.9)
                    .limit(3)
                    .forEach(Simplex.Column::bar);
            assertThat(going.solve(MOST_PIVOTS)).isTrue();
            var begun = new Simplex(MANY_RIGHT, first());
            for (Simplex.Column column : columns) {
                if (!column.barred()) {
                    begun.add(new Simplex.Column(column.cost(), places.get(columns.indexOf(column)), 1));
                }
            }
            assertThat(begun.solve(MOST_PIVOTS)).isTrue();
            assertThat(worth(going)).isCloseTo(worth(begun), within(CLOSE));
        }
    }

    private static Simplex.Column[] first() {
        var first = new Simplex.Column[MANY];
        for (int i = 0; i < MANY; i++) {
            first[i] = new Simplex.Column(50, new int[] {i}, 1);
        }
        return first;
    }

    private static double worth(Simplex solved) {
        double sum = 0;
        for (int i = 0; i < MANY; i++) {
            sum += solved.price(i);
        }
        return sum;
    }

    private Simplex.Column column(Random random) {
        int[] equations = random.ints(0, EQUATIONS)
                .limit(1 + random.nextInt(EQUATIONS))
                .distinct()
                .toArray();
        return column(random.nextInt(50) + random.nextDouble(), equations, random.nextInt(5) == 0 ? -1 : 1);
    }

    private Simplex.Column column(double cost, int[] equations, double factor) {
        var column = new Simplex.Column(cost, equations, factor);
        double[] stand = new double[EQUATIONS];
        for (int equation : equations) {
            stand[equation] = factor;
        }
        open.add(column);
        stands.add(stand);
        return column;
    }

    /** Mostly one that has a value, but none of the first. */
    private void barOne(Random random) {
        int wanted = EQUATIONS;
        for (int i = EQUATIONS; i < open.size(); i++) {
            wanted = programme.value(open.get(i)) > 0 && random.nextInt(3) > 0 ? i : wanted;
        }
        open.get(wanted).bar();
        open.remove(wanted);
        stands.remove(wanted);
    }

    /** What the open columns with a value cost; also looks whether they solve the equations. */
    private double cost() {
        double cost = 0;
        double[] left = new double[EQUATIONS];
        for (int i = 0; i < open.size(); i++) {
            double value = programme.value(open.get(i));
            assertThat(value).isGreaterThan(-1e-6);
            cost += value * open.get(i).cost();
            for (int j = 0; j < EQUATIONS; j++) {
                left[j] += value * stands.get(i)[j];
            }
        }
        assertThat(left).containsExactly(right, within(1e-6));
        return cost;
    }

    private double priced() {
        double sum = 0;
        for (int i = 0; i < EQUATIONS; i++) {
            sum += programme.price(i) * right[i];
        }
        return sum;
    }

    private double cheapest() {
        double cheapest = Double.MAX_VALUE;
        for (int a = 0; a < open.size(); a++) {
            for (int b = a + 1; b < open.size(); b++) {
                for (int c = b + 1; c < open.size(); c++) {
                    cheapest = Math.min(cheapest, cost(a, b, c));
                }
            }
        }
        return cheapest;
    }

    /** By Cramer's rule. */
    private double cost(int... basis) {
        double[][] matrix = {stands.get(basis[0]), stands.get(basis[1]), stands.get(basis[2])};
        double all = determinant(matrix);
        double cost = 0;
        for (int i = 0; i < EQUATIONS; i++) {
            double[][] other = matrix.clone();
            other[i] = right;
            double value = determinant(other) / all;
            if (all == 0 || value < -1e-9) {
                return Double.MAX_VALUE;
            }
            cost += value * open.get(basis[i]).cost();
        }
        return cost;
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }
}
