package org.rounds.ejb.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.Source;

class XlsxFileTest {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final String ACTIVITIES = row(1, text("A", "code"), text("B", "start"), text("C", "length_minutes"))
            + row(2, text("A", "D"), cell("B", "s=\"2\"", "0.291666666666667"), cell("C", "", "480"));
    private static final String PEOPLE = row(1, text("A", "code"), text("B", "skills"), text("C", "max_minutes"))
            + row(2, text("A", "A"), text("B", "icu"), cell("C", "", "4.32E3"))
            + row(4, cell("A", "t=\"s\"", "0"), "", "");
    private static final String ABSENCES = row(1, text("A", "person"), text("B", "start_date"), text("C", "end_date"))
            + row(2, text("A", "A"), cell("B", "s=\"1\"", "46083"), text("C", "2026-03-05"));

    @Test
    void datesTimesNumbersAndTextsAreRead() {
        RosterBundle bundle = read(ward());
        assertThat(bundle.activities().get(0).start()).isEqualTo(LocalTime.of(7, 0));
        assertThat(bundle.activities().get(0).lengthMinutes()).isEqualTo(480);
        assertThat(bundle.people().get(0).maxMinutes()).isEqualTo(4320);
        assertThat(bundle.people().get(0).skills()).isEqualTo(Set.of("icu"));
        assertThat(bundle.people().get(1).source()).isEqualTo(new Source("people", 4));
        assertThat(bundle.people().get(1).code()).isEqualTo("B\rb");
        assertThat(bundle.absences())
                .containsExactly(new AbsenceRow(
                        new Source("absences", 2),
                        "A",
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 3, 5),
                        "vacation"));
    }

    @Test
    void daysCountFrom1904WhereTheWorkbookSaysSo() {
        Zip old = ward().replacing("xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"1\"/><sheets>")
                .replacing("xl/worksheets/sheet3.xml", "46083", "44621");
        assertThat(read(old).absences().get(0).startDate()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void formulaCountsByTheValueKeptWithIt() {
        Zip zip = ward();
        assertThat(read(zip.replacing("xl/worksheets/sheet2.xml", "<v>4.32E3", "<f>72*60</f><v>4320"))
                        .people()
                        .get(0)
                        .maxMinutes())
                .isEqualTo(4320);
        assertThat(errors(zip.replacing("xl/worksheets/sheet2.xml", "<v>4.32E3</v>", "<f>72*60</f>")))
                .containsExactly(
                        "people:2: max_minutes: has a formula that was never calculated; open and save the file once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "sheet2 ¦ <v>4.32E3</v> ¦ <v>-1</v> ¦ people:2: max_minutes: is not between 0 and 600000: -1",
                "sheet2 ¦ <v>4.32E3</v> ¦ <v>1.5</v> ¦ people:2: max_minutes: is not a whole number: \"1.5\"",
                "sheet2 ¦ <v>4.32E3</v> ¦ <v>1e999999999</v> ¦ people:2: max_minutes: is not a whole number",
                "sheet2 ¦ <c r=\"C2\" ><v>4.32E3</v> ¦ <c r=\"C2\" t=\"e\"><v>#REF!</v> ¦ people:2: max_minutes: holds an error",
                "sheet2 ¦ <c r=\"C2\" ><v>4.32E3</v> ¦ <c r=\"C2\" t=\"b\"><v>1</v> ¦ people:2: max_minutes: is not a whole",
                "sheet2 ¦ <c r=\"C2\" ><v>4.32E3</v> ¦ <c r=\"E2\"><v>1</v> ¦ people:2: has 5 values instead of the 3",
                "sheet2 ¦ <c r=\"C2\" ><v>4.32E3</v> ¦ <c r=\"XFD2\"><v>1</v> ¦ people:2: has a cell beyond column 100",
                "sheet2 ¦ <c r=\"C2\" > ¦ <c r=\"ZZZZZZZ2\"> ¦ people: is a sheet that cannot be read, or damaged",
                "sheet2 ¦ <c r=\"C2\" > ¦ <c r=\"2\"> ¦ people: is a sheet that cannot be read, or damaged",
                "sheet2 ¦ <v>0</v> ¦ <v>2000000000</v> ¦ people: is a sheet that cannot be read, or damaged",
                "sheet2 ¦ <v>0</v> ¦ <v>-1</v> ¦ people: is a sheet that cannot be read, or damaged",
                "sheet2 ¦ <row r=\"2\"> ¦ <row r=\"99999999999\"> ¦ people: is a sheet that cannot be read, or damaged",
                "sheet2 ¦ </sheetData> ¦ ¦ people: is a sheet that cannot be read, or damaged",
                "sheet3 ¦ <v>46083</v> ¦ <v>46083.5</v> ¦ absences:2: start_date: is not a date such as",
                "sheet3 ¦ s=\"1\" ¦ s=\"0\" ¦ absences:2: start_date: is not a date such as 2026-03-02: \"46083\"",
                "sheet3 ¦ <v>46083</v> ¦ <v>-5</v> ¦ absences:2: start_date: is not a date such as 2026-03-02: \"-5\"",
                "sheet3 ¦ start_date ¦ day ¦ absences:1: has an unknown column: \"day\"",
            })
    void badCellIsReportedBySheetRowAndColumn(String sheet, String good, String bad, String error) {
        String changed = bad == null ? "" : bad;
        assertThat(errors(ward().replacing("xl/worksheets/" + sheet + ".xml", good, changed)))
                .anyMatch(text -> text.startsWith(error));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "xl/workbook.xml ¦ name=\"people\" ¦ name=\"People\" ¦ has a sheet that is none of team, activities",
                "xl/workbook.xml ¦ name=\"people\" ¦ name=\"absences\" ¦ is no workbook that can be read, or damaged",
                "xl/workbook.xml ¦ rId2 ¦ rId99 ¦ is no workbook that can be read, or damaged",
                "xl/sharedStrings.xml ¦ </sst> ¦ ¦ is no workbook that can be read, or damaged",
                "xl/styles.xml ¦ numFmtId=\"14\" ¦ numFmtId=\"x\" ¦ is no workbook that can be read, or damaged",
            })
    void workbookThatIsNoneOfOursIsRefused(String part, String good, String bad, String error) {
        assertThat(errors(ward().replacing(part, good, bad == null ? "" : bad)))
                .anyMatch(text -> text.startsWith("ward.xlsx: " + error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"})
    void documentTypeIsRefused(String part) {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1_000) + "\"><!ENTITY c \""
                + "&b;".repeat(1_000) + "\"><!ENTITY d \"" + "&c;".repeat(1_000)
                + "\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
        for (String type : List.of(laughs, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">", "<!DOCTYPE x>")) {
            Zip zip = ward();
            String content = new String(Objects.requireNonNull(zip.entries().get(part)), StandardCharsets.UTF_8);
            byte[] hostile = zip.with(part, type + content).bytes();
            assertTimeoutPreemptively(
                    SHORT,
                    () -> assertThat(errors(hostile)).singleElement().asString().endsWith(", or damaged"));
        }
    }

    @Test
    void bombsAndFloodsAreRefusedInTime() {
        Zip zip = ward();
        String sheet = "xl/worksheets/sheet2.xml";
        assertTimeoutPreemptively(SHORT, () -> {
            assertThat(errors(zip.with(sheet, new byte[60_000_000])))
                    .containsExactly("ward.xlsx: unpacks to more than 50,000,000 bytes");
            assertThat(errors(zip.with(sheet, sheet(PEOPLE + "<row><c><v>1</v></c></row>".repeat(1_500_000)))))
                    .hasSize(LineErrors.KEPT);
            assertThat(errors(zip.with(sheet, "<a>".repeat(1_000_000)))).isNotEmpty();
            assertThat(errors(zip.with("xl/sharedStrings.xml", "<sst>" + "<si/>".repeat(2_000_000) + "</sst>")))
                    .containsExactly("ward.xlsx: is no workbook that can be read, or damaged");
            assertThat(errors(zip.with(sheet, sheet(PEOPLE + row(5, text("A", "x".repeat(40_000_000)), "", "")))))
                    .contains("people:5: code: is longer than 20000 characters");
            assertThat(read(zip.with(sheet, sheet(PEOPLE + "<row/>".repeat(5_000_000))))
                            .people())
                    .hasSize(2);
        });
    }

    @Test
    void workbookWithPasswordOrOfBefore2007IsRefused() {
        byte[] ole = new byte[4096];
        ole[0] = (byte) 0xD0;
        ole[1] = (byte) 0xCF;
        ole[2] = 0x11;
        ole[3] = (byte) 0xE0;
        assertThat(errors(ole))
                .containsExactly("ward.xlsx: is an old or encrypted workbook; save it as .xlsx without a password");
    }

    @Test
    void readingsForAsianScriptsAndRunsOfOneTextAreToldApart() {
        Zip zip = ward().replacing(
                        "xl/sharedStrings.xml",
                        "<t>B_x000D_b</t>",
                        "<r><t>To</t></r><r><t xml:space=\"preserve\"> Kyo</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>");
        assertThat(read(zip).people().get(1).code()).isEqualTo("To Kyo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "General > NUMBER",
                "0.00 > NUMBER",
                "#,##0 \"days\" > NUMBER",
                "[Red]0 > NUMBER",
                "@ > NUMBER",
                "yyyy-mm-dd > DATE",
                "[$-409]d\\-mmm\\-yy;@ > DATE",
                "dd.mm.yyyy hh:mm > DATE",
                "hh:mm > TIME",
                "[h]:mm > TIME",
                "h:mm AM/PM > TIME",
                "mm:ss > TIME",
            })
    void formatTellsDatesFromNumbers(String code, XlsxNumbers.Format format) {
        assertThat(XlsxNumbers.of(code)).isEqualTo(format);
    }

    /** Whatever a part says, the reader returns or throws {@link BadFile}. */
    @Property(tries = 300)
    void changedPartIsReadOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, byte[]> parts = exported();
        List<String> names = List.copyOf(parts.keySet());
        for (int change = 0; change < 3; change++) {
            byte[] part = Objects.requireNonNull(parts.get(names.get(random.nextInt(names.size()))));
            part[random.nextInt(part.length)] = (byte) "<>/\"=&;0 A\0x".charAt(random.nextInt(12));
        }
        try {
            BundleFile.read("ward.xlsx", new Zip(parts).bytes());
        } catch (BadFile refused) {
            // As it should be.
        }
    }

    private static Map<String, byte[]> exported() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportFormat.XLSX.write(BundleFile.read("ward.zip", Zip.ward().bytes()), out);
        LineErrors errors = new LineErrors();
        Map<String, byte[]> parts = new ZipContents("ward.xlsx", out.toByteArray(), errors).read();
        assertThat(errors.isEmpty()).isTrue();
        return parts;
    }

    /** A workbook with one activity, two people and an absence, as spreadsheet programs write them. */
    private static Zip ward() {
        StringBuilder sheets = new StringBuilder("<workbook xmlns:r=\"r\"><sheets>");
        StringBuilder relations = new StringBuilder("<Relationships>");
        Zip zip = new Zip(Map.of());
        int number = 0;
        for (String[] sheet : new String[][] {{"activities", ACTIVITIES}, {"people", PEOPLE}, {"absences", ABSENCES}}) {
            number++;
            sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(sheet[0], number, number));
            relations.append("<Relationship Id=\"rId%d\" Type=\"x/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(number, number));
            zip = zip.with("xl/worksheets/sheet%d.xml".formatted(number), sheet(sheet[1]));
        }
        relations.append("<Relationship Id=\"rId8\" Type=\"x/styles\" Target=\"styles.xml\"/>");
        relations.append("<Relationship Id=\"rId9\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>");
        return zip.with("[Content_Types].xml", "<Types/>")
                .with("xl/workbook.xml", sheets + "</sheets></workbook>")
                .with("xl/_rels/workbook.xml.rels", relations + "</Relationships>")
                .with(
                        "xl/styles.xml",
                        "<s><numFmts><numFmt numFmtId=\"164\" formatCode=\"hh:mm\"/></numFmts><cellStyleXfs><xf/></cellStyleXfs>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></s>")
                .with("xl/sharedStrings.xml", "<sst><si><t>B_x000D_b</t></si></sst>");
    }

    private static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static String row(int number, String... cells) {
        return "<row r=\"%d\">".formatted(number)
                + String.join("", cells).replaceAll("(r=\"[A-Z]+)\"", "$1" + number + "\"")
                + "</row>";
    }

    private static String text(String column, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(column, text);
    }

    private static String cell(String column, String attributes, String value) {
        return "<c r=\"%s\" %s><v>%s</v></c>".formatted(column, attributes, value);
    }

    private static RosterBundle read(Zip zip) {
        return BundleFile.read("ward.xlsx", zip.bytes());
    }

    private static List<String> errors(Zip zip) {
        return errors(zip.bytes());
    }

    private static List<String> errors(byte[] content) {
        BadFile bad = catchThrowableOfType(BadFile.class, () -> BundleFile.read("ward.xlsx", content));
        return bad.errors().stream().map(LineError::text).toList();
    }
}
