/** A web application of a single servlet, to stand beside the product on its server while both are measured. */
@NullMarked
package org.rounds.bench.bare;

import org.jspecify.annotations.NullMarked;
