package org.rounds.ejb.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rounds.ejb.optimization.RosterProblem.Absence;
import org.rounds.ejb.optimization.RosterProblem.Limits;

class BundleProblemTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final RosterBundle WARD =
            BundleFile.read("ward.zip", Zip.ward().bytes());

    @Test
    void codesBecomeIdsAndBack() {
        BundleProblem ward = of(14);
        assertThat(ward.problem().people()).hasSize(2);
        assertThat(ward.problem().people().get(0).id())
                .isEqualTo(ward.personIds().get("A"));
        assertThat(ward.personCodes()).containsValues("A", "B");
        assertThat(ward.activityCodes().get(ward.problem().activities().get(1).id()))
                .isEqualTo("N");
        assertThat(ward.problem().activities().get(1).mayNotFollow())
                .containsExactlyInAnyOrderElementsOf(ward.activityIds().values());
        assertThat(ward.problem().requests().get(1).activity()).isNull();
    }

    @Test
    void sameFileGivesSameProblem() {
        assertThat(of(14)).isEqualTo(of(14));
    }

    @Test
    void rowsOutsideHorizonAreLeftOut() {
        BundleProblem ward = of(4);
        assertThat(ward.problem().requests()).hasSize(2);
        assertThat(ward.problem().absences())
                .containsExactly(new Absence(ward.problem().people().get(0).id(), MONDAY.plusDays(3)));
        assertThat(of(1).problem().requests()).isEmpty();
    }

    @Test
    void limitsOfAnotherPeriodCountInProportion() {
        assertThat(limits(14).maxMinutes()).isEqualTo(4320);
        assertThat(limits(7).maxMinutes()).isEqualTo(2160);
        assertThat(limits(5).maxMinutes()).isEqualTo(1543);
        assertThat(limits(28).maxShifts()).isEqualTo(Map.of(id("D"), 28, id("N"), 8));
        assertThat(limits(28).minRestMinutes()).isEqualTo(660);
    }

    private static UUID id(String activity) {
        return of(14).activityIds().getOrDefault(activity, new UUID(0, 0));
    }

    private static Limits limits(int days) {
        return of(days).problem().people().get(0).limits();
    }

    private static BundleProblem of(int days) {
        return BundleProblem.of(WARD, MONDAY, days, ZoneOffset.UTC);
    }
}
