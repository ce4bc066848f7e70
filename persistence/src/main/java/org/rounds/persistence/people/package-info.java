/** Teams with dated memberships; persons with skills, grades and limits; absences. */
@NullMarked
package org.rounds.persistence.people;

import org.jspecify.annotations.NullMarked;
