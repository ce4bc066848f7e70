/** Use cases of teams, persons and absences. */
@NullMarked
package org.rounds.ejb.people;

import org.jspecify.annotations.NullMarked;
