package org.rounds.ejb.integration;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** How a bundle can be written; {@link BundleFile} reads either again. */
public enum ExportFormat {
    /** A zip of CSV files. */
    CSV("application/zip", "zip") {
        @Override
        public void write(RosterBundle bundle, OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out);
            Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            for (Table table : Table.values()) {
                zip.putNextEntry(new ZipEntry(table.title() + ".csv"));
                CSVPrinter csv = new CSVPrinter(text, CsvTables.FORMAT);
                csv.printRecord(table.columns());
                for (List<@Nullable Object> cells : rows(bundle, table)) {
                    csv.printRecord(cells);
                }
                text.flush();
                zip.closeEntry();
            }
            zip.finish();
        }
    },

    /** A workbook with real dates, times and numbers, and every text as text. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") {
        @Override
        public void write(RosterBundle bundle, OutputStream out) throws IOException {
            Workbook workbook = new Workbook(out, "Rounds", "1.0");
            for (Table table : Table.values()) {
                write(bundle, table, workbook.newWorksheet(table.title()));
            }
            workbook.finish();
        }

        private void write(RosterBundle bundle, Table table, Worksheet sheet) throws IOException {
            for (int column = 0; column < table.columns().size(); column++) {
                sheet.value(0, column, table.columns().get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            int row = 0;
            for (List<@Nullable Object> cells : rows(bundle, table)) {
                row++;
                for (int column = 0; column < cells.size(); column++) {
                    write(sheet, row, column, cells.get(column));
                }
                if (row % ROWS_AT_ONCE == 0) {
                    sheet.flush();
                }
            }
            sheet.finish();
        }

        private void write(Worksheet sheet, int row, int column, @Nullable Object cell) {
            if (cell instanceof LocalDate date) {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (cell instanceof LocalTime time) {
                sheet.value(row, column, time.toSecondOfDay() / SECONDS_OF_DAY);
                sheet.style(row, column).format("hh:mm").set();
            } else if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cell != null) {
                sheet.value(row, column, XlsxText.written(cell.toString()));
            }
        }
    };

    private static final int ROWS_AT_ONCE = 1_000;
    private static final double SECONDS_OF_DAY = 86_400;

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Writes the whole file and leaves the stream open. */
    public abstract void write(RosterBundle bundle, OutputStream out) throws IOException;

    public String mediaType() {
        return mediaType;
    }

    /** Returns how the file's name ends, without the dot. */
    public String extension() {
        return extension;
    }

    /** Returns a table's rows, made one by one while they are written. */
    private static Iterable<List<@Nullable Object>> rows(RosterBundle bundle, Table table) {
        return () -> BundleCells.of(bundle, table).iterator();
    }
}
