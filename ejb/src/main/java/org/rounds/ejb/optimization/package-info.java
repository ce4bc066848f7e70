/** The planning model, its rules and its search, apart from entities and HTTP. */
@NullMarked
package org.rounds.ejb.optimization;

import org.jspecify.annotations.NullMarked;
