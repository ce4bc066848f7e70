package org.rounds.ejb.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A year laid out in blocks")
class BlockLayoutTest {

    private static List<BlockLayout> layout(int year, int length) {
        LocalDate first = LocalDate.of(year, 7, 1);
        return BlockLayout.of(first, first.plusYears(1).minusDays(1), BlockLayout.firstThursday(first), length);
    }

    /** 28 years have every weekday as their first, leap and not. */
    static IntStream years() {
        return IntStream.range(2023, 2023 + 28);
    }

    @ParameterizedTest
    @MethodSource("years")
    void hasThirteenBlocksOfFourWeeksAndEveryDayOnce(int year) {
        List<BlockLayout> blocks = layout(year, 28);
        BlockLayout last = blocks.get(blocks.size() - 1);
        assertThat(last.number()).isEqualTo(13);
        LocalDate next = LocalDate.of(year, 7, 1);
        for (BlockLayout block : blocks) {
            assertThat(block.start()).isEqualTo(next);
            next = block.end().plusDays(1);
            long days = ChronoUnit.DAYS.between(block.start(), next);
            if (block.number() == 0) {
                assertThat(days).isBetween(1L, 6L);
            } else {
                assertThat(block.start().getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
                assertThat(days).isBetween(block == last ? 23L : 28L, block == last ? 30L : 28L);
            }
        }
        assertThat(next).isEqualTo(LocalDate.of(year + 1, 7, 1));
    }

    @ParameterizedTest
    @CsvSource({"2027, 1, 2027-07-01", "2026, 0, 2026-07-01", "2026, 1, 2026-07-02", "2023, 13, 2024-06-06"})
    void startsItsBlocksOn(int year, int number, LocalDate start) {
        assertThat(layout(year, 28))
                .filteredOn(b -> b.number() == number)
                .extracting(BlockLayout::start)
                .containsExactly(start);
    }

    @Test
    void hasNoOrientationWhereItStartsOnAThursday() {
        assertThat(layout(2027, 28).get(0).number()).isEqualTo(1);
    }

    @Test
    void canBeOfHalfBlocks() {
        List<BlockLayout> halves = layout(2026, 14);
        assertThat(halves).hasSize(27);
        assertThat(halves.get(26)).isEqualTo(new BlockLayout(26, LocalDate.of(2027, 6, 17), LocalDate.of(2027, 6, 30)));
    }

    @Test
    void isOneBlockWhereTheLengthIsMoreThanTheRest() {
        LocalDate first = LocalDate.of(2026, 7, 1);
        assertThat(BlockLayout.of(first, first.plusDays(9), first, 28))
                .containsExactly(new BlockLayout(1, first, first.plusDays(9)));
    }
}
