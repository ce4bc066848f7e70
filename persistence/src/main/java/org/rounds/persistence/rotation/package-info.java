/** Activities: what a person can be given to do, with real start and length. */
@NullMarked
package org.rounds.persistence.rotation;

import org.jspecify.annotations.NullMarked;
