/** Use cases of activities. */
@NullMarked
package org.rounds.ejb.rotation;

import org.jspecify.annotations.NullMarked;
