package org.rounds.ejb.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutTest {
    private static final Instant LAST = Instant.parse("2030-02-04T08:00:00Z");
    private final Lockout lockout = new Lockout(5);

    @ParameterizedTest
    @CsvSource({"0,0", "4,0", "5,60", "6,120", "7,240", "10,1920", "11,3600", "12,3600", "1000000,3600"})
    void waitsTwiceAsLongWithEachFailureAndAnHourAtMost(long failures, long seconds) {
        assertThat(lockout.wait(failures, LAST, LAST)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void waitsOnlyWhatIsLeft() {
        assertThat(lockout.wait(5, LAST, after(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(lockout.wait(5, LAST, after(60))).isZero();
        assertThat(lockout.wait(5, LAST, after(6000))).isZero();
    }

    @Test
    void countsAFailureForAnHourAfterItsLock() {
        assertThat(lockout.forgotten(4, LAST, after(3599))).isFalse();
        assertThat(lockout.forgotten(4, LAST, after(3600))).isTrue();
        assertThat(lockout.forgotten(5, LAST, after(3659))).isFalse();
        assertThat(lockout.forgotten(5, LAST, after(3660))).isTrue();
        assertThat(lockout.forgotten(20, LAST, after(7199))).isFalse();
        assertThat(lockout.forgotten(20, LAST, after(7200))).isTrue();
    }

    @Test
    void holdsNothingAgainstWhoNeverFailed() {
        assertThat(lockout.wait(0, null, LAST)).isZero();
        assertThat(lockout.forgotten(0, null, LAST)).isTrue();
    }

    private static Instant after(long seconds) {
        return Clock.offset(Clock.fixed(LAST, ZoneOffset.UTC), Duration.ofSeconds(seconds))
                .instant();
    }
}
