/** Benchmarks a person can run; never part of the tests. */
@NullMarked
package org.rounds.bench;

import org.jspecify.annotations.NullMarked;
