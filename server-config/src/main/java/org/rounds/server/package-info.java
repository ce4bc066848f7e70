/** Starts and stops Rounds on an embedded default: PostgreSQL, an application server, the application. */
@NullMarked
package org.rounds.server;

import org.jspecify.annotations.NullMarked;
