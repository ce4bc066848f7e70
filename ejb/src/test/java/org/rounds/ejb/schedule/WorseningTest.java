package org.rounds.ejb.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.ejb.optimization.Violation;
import org.rounds.ejb.schedule.ValidationView.ViolationView;

@DisplayName("A change makes worse")
class WorseningTest {
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 7);

    private static ViolationView broken(String rule, @Nullable UUID person, int from, int to, long penalty) {
        return broken(Violation.Level.HARD, rule, person, from, to, penalty);
    }

    private static ViolationView broken(
            Violation.Level level, String rule, @Nullable UUID person, int from, int to, long penalty) {
        return new ViolationView(
                UUID.randomUUID(),
                rule,
                level,
                person == null ? null : new ValidationView.PersonName(person, "N"),
                null,
                new ValidationView.Window(FIRST.plusDays(from), FIRST.plusDays(to)),
                new ValidationView.Numbers(1, 0, penalty),
                false,
                "text");
    }

    @Test
    void nothingThatWasAsBadBefore() {
        ViolationView old = broken("absence", ADA, 1, 1, 1);
        assertThat(Worsening.of(List.of(old), List.of(broken("absence", ADA, 1, 1, 1))))
                .isEmpty();
        assertThat(Worsening.of(List.of(old), List.of())).isEmpty();
    }

    @Test
    void whatIsNewForAnotherPersonRuleOrDay() {
        ViolationView old = broken("absence", ADA, 1, 1, 1);
        for (ViolationView other : List.of(
                broken("absence", BEN, 1, 1, 1), broken("skill", ADA, 1, 1, 1), broken("absence", ADA, 2, 2, 1))) {
            assertThat(Worsening.of(List.of(old), List.of(old, other))).containsExactly(other);
        }
    }

    @Test
    void aRunThatBecomesLonger() {
        ViolationView longer = broken("max_consecutive_shifts", ADA, 0, 7, 3);
        assertThat(Worsening.of(List.of(broken("max_consecutive_shifts", ADA, 0, 6, 2)), List.of(longer)))
                .containsExactly(longer);
    }

    @Test
    void neitherARunThatBecomesShorterNorTheHalvesOfOneCutInTwo() {
        List<ViolationView> before = List.of(broken("max_consecutive_shifts", ADA, 0, 9, 7));
        assertThat(Worsening.of(before, List.of(broken("max_consecutive_shifts", ADA, 0, 8, 6))))
                .isEmpty();
        assertThat(Worsening.of(
                        before,
                        List.of(
                                broken("max_consecutive_shifts", ADA, 0, 3, 1),
                                broken("max_consecutive_shifts", ADA, 5, 9, 2))))
                .isEmpty();
    }

    @Test
    void theSecondOfTwoWhereOneExcusesOnlyTheFirst() {
        ViolationView second = broken("min_consecutive_days_off", ADA, 4, 4, 1);
        assertThat(Worsening.of(
                        List.of(broken("min_consecutive_days_off", ADA, 0, 9, 1)),
                        List.of(broken("min_consecutive_days_off", ADA, 1, 1, 1), second)))
                .containsExactly(second);
    }

    @Test
    void whatBecomesHardThatWasSoft() {
        ViolationView hard = broken("hours", ADA, 0, 6, 1);
        assertThat(Worsening.of(List.of(broken(Violation.Level.SOFT, "hours", ADA, 0, 6, 9)), List.of(hard)))
                .containsExactly(hard);
    }
}
