package org.rounds.ejb.integration;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one line of a file.
 *
 * @param file the file's name; within a zip the name of the entry
 * @param line counted from 1 as a text editor shows it; 0 when the file as a whole is meant
 * @param field the column; null when the line as a whole is meant
 * @param message a sentence for the person who wrote the file, without the place
 */
public record LineError(String file, int line, @Nullable String field, String message) {

    /** Returns place and message in one line, such as {@code people.csv:7: name: is empty}. */
    public String text() {
        String place = line == 0 ? file : file + ":" + line;
        return field == null ? place + ": " + message : place + ": " + field + ": " + message;
    }
}
