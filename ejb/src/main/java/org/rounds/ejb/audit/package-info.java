/** The trail of changes. */
@NullMarked
package org.rounds.ejb.audit;

import org.jspecify.annotations.NullMarked;
