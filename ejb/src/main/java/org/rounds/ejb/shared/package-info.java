/** What at least three contexts share. */
@NullMarked
package org.rounds.ejb.shared;

import org.jspecify.annotations.NullMarked;
