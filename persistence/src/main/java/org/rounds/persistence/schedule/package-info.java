/** Schedules and their assignments, coverage requirements, requests, duty. */
@NullMarked
package org.rounds.persistence.schedule;

import org.jspecify.annotations.NullMarked;
