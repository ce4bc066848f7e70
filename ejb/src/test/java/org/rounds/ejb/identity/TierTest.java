package org.rounds.ejb.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTest {

    @ParameterizedTest
    @CsvSource({
        "resident,60,1000",
        "clinical_staff,60,1000",
        "nurse,60,1000",
        "patient,60,1000",
        "whatever,60,1000",
        "faculty,120,5000",
        "coordinator,120,5000",
        "admin,300,10000"
    })
    void followsTheRole(String role, long perMinute, long perHour) {
        assertThat(Tier.of(role).limits()).containsExactly(Limit.perMinute(perMinute), Limit.perHour(perHour));
    }

    @Test
    void ofNobodyIsTheSmallest() {
        assertThat(Tier.ANONYMOUS.limits()).containsExactly(Limit.perMinute(50), Limit.perHour(100));
    }

    @Test
    void isMultipliedByTheScale() {
        assertThat(Limit.perMinute(50).times(10)).isEqualTo(Limit.perMinute(500));
    }

    @Test
    void saysWhatBinds() {
        Allowance minute = new Allowance(true, Limit.perMinute(60), 12, 0, 30);
        Allowance hour = new Allowance(true, Limit.perHour(1000), 3, 0, 900);
        Allowance spent = new Allowance(false, Limit.perHour(1000), 0, 900, 900);
        assertThat(Allowance.tightest(List.of(minute, hour))).isEqualTo(hour);
        assertThat(Allowance.tightest(List.of(new Allowance(true, Limit.perMinute(60), 0, 0, 30), spent)))
                .isEqualTo(spent);
        assertThat(spent.refusal("wait").details())
                .asString()
                .contains("retry_after=900", "limit=1000", "window_seconds=3600");
    }
}
