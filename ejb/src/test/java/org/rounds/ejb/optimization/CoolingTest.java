package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The search")
class CoolingTest {
    private static final long MOVES = 1_000_000;

    /** Returns how often it gets warmer on its way. */
    private static long heated(Cooling cooling) {
        long heated = 0;
        double before = Double.MAX_VALUE;
        for (int percent = 0; percent <= 100; percent++) {
            double now = cooling.temperature(percent / 100.0, MOVES * percent / 100);
            heated += now > before ? 1 : 0;
            before = now;
        }
        return heated;
    }

    @Test
    void coolsToAHundredthOfItsFirstTemperature() {
        var cooling = new Cooling(100, MOVES, 0);

        assertThat(heated(cooling)).isZero();
        assertThat(cooling.temperature(0, 0)).isEqualTo(20);
        assertThat(cooling.temperature(1, MOVES)).isEqualTo(0.2);
    }

    @Test
    void coolsOnceBeforeWhereSomebodyWantsToGoOnFromThere() {
        var cooling = new Cooling(100, MOVES, 0.1);

        assertThat(heated(cooling)).isEqualTo(1);
        assertThat(cooling.temperature(0.1 - 1e-9, 0)).isCloseTo(0.2, within(1e-6));
        assertThat(cooling.temperature(0.1, 0)).isEqualTo(20);
        assertThat(cooling.temperature(1, MOVES)).isEqualTo(0.2);
    }

    @Test
    void beginsASmallProblemSeveralTimesAndEndsCold() {
        var cooling = new Cooling(100, 100, 0);

        assertThat(heated(cooling)).isEqualTo(4);
        assertThat(cooling.temperature(1, MOVES)).isEqualTo(0.2);
    }
}
