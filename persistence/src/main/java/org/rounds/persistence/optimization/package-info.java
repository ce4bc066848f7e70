/** Solver jobs. */
@NullMarked
package org.rounds.persistence.optimization;

import org.jspecify.annotations.NullMarked;
