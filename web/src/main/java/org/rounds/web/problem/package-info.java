/** The one door through which errors leave. */
@NullMarked
package org.rounds.web.problem;

import org.jspecify.annotations.NullMarked;
