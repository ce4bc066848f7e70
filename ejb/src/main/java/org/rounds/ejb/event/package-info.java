/** Facts stated after a change, kept in the outbox in the same transaction. */
@NullMarked
package org.rounds.ejb.event;

import org.jspecify.annotations.NullMarked;
