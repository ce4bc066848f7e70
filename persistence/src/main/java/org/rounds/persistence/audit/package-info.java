/** Who changed what. */
@NullMarked
package org.rounds.persistence.audit;

import org.jspecify.annotations.NullMarked;
