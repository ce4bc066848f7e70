package org.rounds.ejb.integration;

import java.util.List;

/** A file that holds tables, whatever its format. */
interface Tables {
    boolean has(Table table);

    /** Returns what errors call the table: the file's name within a zip, or the sheet's. */
    String label(Table table);

    /** Returns the rows below the header, without blank ones; none where there is no such table. To be asked once. */
    List<Row> rows(Table table);
}
