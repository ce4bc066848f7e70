/** A workspace's settings. */
@NullMarked
package org.rounds.persistence.admin;

import org.jspecify.annotations.NullMarked;
