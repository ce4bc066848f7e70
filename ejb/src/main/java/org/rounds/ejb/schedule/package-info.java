/** Use cases of schedules and of what they are made from: coverage and requests. */
@NullMarked
package org.rounds.ejb.schedule;

import org.jspecify.annotations.NullMarked;
