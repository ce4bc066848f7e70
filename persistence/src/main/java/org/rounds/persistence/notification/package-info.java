/** What people are told. */
@NullMarked
package org.rounds.persistence.notification;

import org.jspecify.annotations.NullMarked;
