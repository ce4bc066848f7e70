/**
 * Benchmarks a person can run; never part of the tests. README.md has the commands and what they measured.
 *
 * <p>Out of scope: anything the product needs; what a benchmark shows is done by the product's own classes.
 */
@NullMarked
package org.rounds.bench;

import org.jspecify.annotations.NullMarked;
