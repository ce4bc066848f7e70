/** Tokens in, callers out. */
@NullMarked
package org.rounds.web.identity;

import org.jspecify.annotations.NullMarked;
