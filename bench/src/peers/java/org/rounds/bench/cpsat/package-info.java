/** OR-Tools' CP-SAT on the product's problem, for comparison only; built with the profile {@code peers}. */
@NullMarked
package org.rounds.bench.cpsat;

import org.jspecify.annotations.NullMarked;
