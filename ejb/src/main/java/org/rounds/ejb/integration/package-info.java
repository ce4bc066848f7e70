/**
 * Files and calendars from elsewhere.
 *
 * <ol>
 *   <li>R1.1 When a file holds anything that cannot be taken in, the reader shall refuse all of it with {@link
 *       org.rounds.ejb.integration.BadFile}, naming every bad line up to a hundred by number and counting the others.
 *   <li>R1.2 When a file is hostile (not text, a zip that unfolds without end, paths in entry names), the reader shall
 *       refuse it in bounded memory and never with any other exception.
 *   <li>R1.3 When the database would refuse a value, or two lines together, the reader shall refuse them first, because
 *       only the reader can name file, line and field.
 *   <li>R1.4 When an exported team is imported, the same rows shall be stored again, whatever characters their texts have;
 *       no cell of an export shall be a formula.
 * </ol>
 *
 * Out of scope: files into a team that exists already.
 */
@NullMarked
package org.rounds.ejb.integration;

import org.jspecify.annotations.NullMarked;
