/** Who calls and what they may do: sign-in, tokens, the one permission table. */
@NullMarked
package org.rounds.ejb.identity;

import org.jspecify.annotations.NullMarked;
