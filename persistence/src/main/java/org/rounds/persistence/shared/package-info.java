/** What at least three contexts share: identifiers, the base of entities, domain errors. */
@NullMarked
package org.rounds.persistence.shared;

import org.jspecify.annotations.NullMarked;
