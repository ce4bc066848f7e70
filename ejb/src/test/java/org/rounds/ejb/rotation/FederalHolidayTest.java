package org.rounds.ejb.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The federal holidays of the United States")
class FederalHolidayTest {

    /** As the Office of Personnel Management publishes them. */
    @ParameterizedTest
    @CsvSource({
        "2026, 0, 2026-01-01,",
        "2026, 1, 2026-01-19,",
        "2026, 2, 2026-02-16,",
        "2026, 3, 2026-05-25,",
        "2026, 4, 2026-06-19,",
        "2026, 5, 2026-07-04, 2026-07-03",
        "2026, 6, 2026-09-07,",
        "2026, 7, 2026-10-12,",
        "2026, 8, 2026-11-11,",
        "2026, 9, 2026-11-26,",
        "2026, 10, 2026-12-25,",
        "2027, 4, 2027-06-19, 2027-06-18",
        "2027, 5, 2027-07-04, 2027-07-05",
        "2027, 10, 2027-12-25, 2027-12-24",
        "2028, 0, 2028-01-01, 2027-12-31",
        "2028, 3, 2028-05-29,"
    })
    void areOn(int year, int index, LocalDate date, LocalDate observed) {
        FederalHoliday holiday = FederalHoliday.of(year).get(index);
        assertThat(holiday.date()).isEqualTo(date);
        assertThat(holiday.observed()).isEqualTo(observed);
    }

    @Test
    void haveJuneteenthSince2021() {
        assertThat(FederalHoliday.of(2020)).hasSize(10);
        assertThat(FederalHoliday.of(2021)).hasSize(11);
    }
}
