/** What the server does for itself: guards at start, the demo, operator views. */
@NullMarked
package org.rounds.ejb.admin;

import org.jspecify.annotations.NullMarked;
