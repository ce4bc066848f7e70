/** Teams, persons and absences over HTTP. */
@NullMarked
package org.rounds.web.people;

import org.jspecify.annotations.NullMarked;
