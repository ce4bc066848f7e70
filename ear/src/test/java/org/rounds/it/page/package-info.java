/** The pages in a real Chromium, found by role and name as a person would. */
@NullMarked
package org.rounds.it.page;

import org.jspecify.annotations.NullMarked;
