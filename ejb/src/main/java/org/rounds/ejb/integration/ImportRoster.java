package org.rounds.ejb.integration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that describes a team and its rostering problem: a bundle of tables, or the text of a public shift-scheduling
 * instance.
 *
 * @param fileName for the messages
 * @param teamName name of the new team; absent: as the file says
 * @param startDate first day of an instance, which counts its days from 0; absent: the Monday after today
 */
public record ImportRoster(String fileName, byte[] content, @Nullable String teamName, @Nullable LocalDate startDate) {}
