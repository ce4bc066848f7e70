/** The outbox: facts stated in the transaction that made them true. */
@NullMarked
package org.rounds.persistence.event;

import org.jspecify.annotations.NullMarked;
