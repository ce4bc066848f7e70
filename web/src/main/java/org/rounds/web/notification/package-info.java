/** The door to what people are told. */
@NullMarked
package org.rounds.web.notification;

import org.jspecify.annotations.NullMarked;
