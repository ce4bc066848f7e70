/**
 * What the browser may do with the pages, and how long it may keep them. The pages themselves are static
 * (src/main/webapp) and know the product only through its API.
 *
 * <p>R1.1 The pages shall run no script but their own: the one inline script, the import map, is named by its hash.
 *
 * <p>R1.2 A file with its version in its address shall be kept for a year; every other page file shall be asked
 * for again, by the tag of its content.
 */
@NullMarked
package org.rounds.web.page;

import org.jspecify.annotations.NullMarked;
