/** The shape of every JSON answer. */
@NullMarked
package org.rounds.web.envelope;

import org.jspecify.annotations.NullMarked;
