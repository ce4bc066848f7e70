/** Schedules, coverage requirements and requests over HTTP. */
@NullMarked
package org.rounds.web.schedule;

import org.jspecify.annotations.NullMarked;
