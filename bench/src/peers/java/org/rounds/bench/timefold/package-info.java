/** Timefold on the same problem, as a peer. */
@NullMarked
package org.rounds.bench.timefold;

import org.jspecify.annotations.NullMarked;
