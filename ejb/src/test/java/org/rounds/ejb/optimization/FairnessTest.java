package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.ejb.optimization.Fairness.Kind;

@DisplayName("Fairness")
class FairnessTest {
    @Test
    void countsEachKindOfDutyOfThoseWhoCouldHaveIt() {
        var problem = new TestProblem(14)
                .activity("D", "08:00", 480, "")
                .activity("N", "22:00", 480, "")
                .activity("C", "17:00", 900, "", "call")
                .being(RosterProblem.Presence.CALL)
                .activity("H", "17:00", 900, "", "call")
                .being(RosterProblem.Presence.AT_HOME)
                .person("A", limits(), "", "call")
                .person("B", limits(), "", "call")
                .person("Z", limits())
                .spread(RosterProblem.Burden.HOLIDAY, 1, "D", "N", "C", "H");
        var fairness = RosterValidator.prepare(problem.build())
                .fairness(problem.roster("C..H.CC.....NN", "DDDDD.........", "....D........."));
        assertThat(fairness).extracting(Fairness::kind).containsExactly(Kind.values());
        assertThat(numbers(fairness, Kind.CALLS)).containsExactly(4, 0);
        assertThat(numbers(fairness, Kind.NIGHTS)).containsExactly(5, 0, 0);
        assertThat(numbers(fairness, Kind.WEEKENDS)).containsExactly(2, 0, 0);
        assertThat(numbers(fairness, Kind.HOLIDAYS)).containsExactly(2, 1, 0); // second and sixth day of each week
        assertThat(numbers(fairness, Kind.HOURS)).containsExactly(3 * 900 + 2 * 480, 5 * 480, 480);
        assertThat(fairness.get(0).spread()).isEqualTo(4);
        assertThat(fairness.get(0).standardDeviation()).isEqualTo(2.0);
        assertThat(fairness.get(0).gini()).isEqualTo(0.5);
        assertThat(fairness.get(Kind.HOURS.ordinal()).unit()).isEqualTo(Fairness.Unit.MINUTES);
    }

    @Test
    void saysNothingOfRotations() {
        var problem = new TestProblem(2).activity("R", "00:00", 1440, "").person("A", limits());
        problem.blockDays = 28;
        assertThat(RosterValidator.prepare(problem.build()).fairness(problem.roster("R.")))
                .isEmpty();
    }

    @Property(tries = 200)
    void isWhatTheDefinitionsSay(@ForAll @Size(min = 1, max = 40) List<@LongRange(max = 5000) Long> numbers) {
        var fairness = Fairness.of(
                Kind.HOURS,
                numbers.stream().map(n -> new Fairness.Count(new UUID(0, n), n)).toList());
        long[] all = numbers.stream().mapToLong(n -> n).toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double pairs = 0;
        double squares = 0;
        for (long x : all) {
            squares += (x - mean) * (x - mean);
            for (long y : all) {
                pairs += Math.abs(x - y);
            }
        }
        double gini = mean == 0 ? 0 : pairs / (2 * mean * all.length * all.length);
        assertThat(fairness.gini()).isCloseTo(gini, within(0.0001)).isBetween(0.0, 1.0);
        assertThat(fairness.standardDeviation()).isCloseTo(Math.sqrt(squares / all.length), within(0.0001));
        assertThat(fairness.spread())
                .isEqualTo(Arrays.stream(all).max().orElseThrow()
                        - Arrays.stream(all).min().orElseThrow());
    }

    private static List<Integer> numbers(List<Fairness> fairness, Kind kind) {
        return fairness.get(kind.ordinal()).counts().stream()
                .map(c -> (int) c.number())
                .toList();
    }
}
