package org.rounds.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rounds.ejb.optimization.Roster;

class SheetTest {
    private static final Ward WARD = Wards.twoWeeks();

    @Test
    void rosterIsWrittenInFileOrderWithTabsBetweenDays(@TempDir Path folder) throws IOException {
        Roster roster = new Roster(List.of(cell("C", 13, "N"), cell("A", 0, "D")));
        Path file = folder.resolve("roster.txt");
        Sheet.of(WARD, roster).write(file);
        assertThat(Files.readString(file))
                .isEqualTo("D" + "\t".repeat(13) + "\n" + "\t".repeat(13) + "\n" + "\t".repeat(13) + "N\n");
        assertThat(Sheet.read(WARD, file)).isEqualTo(Sheet.of(WARD, roster));
    }

    @Test
    void tabsCutAtTheEndAreDaysOff() {
        assertThat(Sheet.of(WARD, List.of("D", "", "\tD"))).isEqualTo(Sheet.of(WARD, List.of("D\t\t", "\t", "\tD\t")));
    }

    @Test
    void sheetOfAnotherWardIsRefused() {
        assertThatThrownBy(() -> Sheet.of(WARD, List.of("")))
                .hasMessage("the roster has 1 lines for 3 members of staff");
        assertThatThrownBy(() -> Sheet.of(WARD, List.of("", "X", "")))
                .hasMessage("line 2 of the roster has an unknown shift: X");
        assertThatThrownBy(() -> Sheet.of(WARD, List.of("", "", "\t".repeat(14))))
                .hasMessage("line 3 of the roster has 15 days instead of 14");
    }

    private static Roster.Cell cell(String person, int day, String activity) {
        return new Roster.Cell(
                WARD.problem().personIds().getOrDefault(person, new UUID(0, 0)),
                Ward.START.plusDays(day),
                WARD.problem().activityIds().getOrDefault(activity, new UUID(0, 0)));
    }
}
