/** Files and calendars from elsewhere. */
@NullMarked
package org.rounds.ejb.integration;

import org.jspecify.annotations.NullMarked;
