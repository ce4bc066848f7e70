package org.rounds.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    BenchTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("ward.txt"), Wards.TWO_WEEKS);
    }

    @Test
    void rosterPrintsOneLineAndWritesWhatItCounted() throws IOException {
        assertThat(run("roster --instance $/ward.txt --seconds 1 --threads 1 --seed 7 --out $/roster.txt"))
                .isZero();
        assertThat(text(out)).matches("hard=0 penalty=[0-9]+ seconds=[0-9]+\\.[0-9]\\R");
        assertThat(Files.readAllLines(folder.resolve("roster.txt"))).hasSize(3);
        String figures = text(out).replaceFirst(" seconds.*\\R", "");
        out.reset();
        assertThat(run("judge --instance $/ward.txt --roster $/roster.txt")).isZero();
        assertThat(text(out).strip()).isEqualTo(figures);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ward --staff 12 --days 28 --shifts 5 --seed 3", "residency --staff 12 --blocks 24 --seed 3"})
    void whatIsMadeUpCanBePlannedAndIsTheSameForTheSameSeed(String command) throws IOException {
        assertThat(run(command + " --out $/made.txt")).isZero();
        assertThat(run(command + " --out $/again.txt")).isZero();
        assertThat(folder.resolve("made.txt")).hasSameTextualContentAs(folder.resolve("again.txt"));
        assertThat(run("roster --instance $/made.txt --seconds 2"))
                .as("both judges agree on what was planned")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "roster",
                "roster --instance",
                "roster --instance $/none.txt",
                "roster --instance $",
                "roster --instance $/ward.txt --seconds 0",
                "roster --instance $/ward.txt --seconds soon",
                "roster --instance $/ward.txt --threads 0",
                "roster --instance $/ward.txt --moves 5",
                "roster --instance $/ward.txt --seed 1 --seed 2",
                "roster --instance $/ward.txt --out $/no/roster.txt",
                "roster --instance $/ward.txt seven",
                "judge --instance $/ward.txt",
                "ward --staff 3",
                "residency --out $/no/year.txt",
            })
    void badArgumentsPrintUsage(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(text(err)).contains("usage:");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void noArgumentsPrintUsage() {
        assertThat(new Bench(stream(out), stream(err)).run()).isEqualTo(2);
        assertThat(text(err)).contains("usage:");
    }

    @Test
    void badFilePrintsEveryBadLine() throws IOException {
        Files.writeString(
                folder.resolve("bad.txt"),
                Wards.TWO_WEEKS.replace("D,480", "D,0").replace("A,0", "Z,0"));
        assertThat(run("roster --instance $/bad.txt")).isEqualTo(2);
        assertThat(text(err).lines().toList())
                .isEqualTo(List.of(
                        "bad.txt:4: Length: is not between 1 and 1440: 0",
                        "bad.txt:11: EmployeeID: is not known: \"Z\""));
        assertThat(text(out)).isEmpty();
    }

    private int run(String line) {
        return new Bench(stream(out), stream(err))
                .run(line.replace("$", folder.toString()).split(" "));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
