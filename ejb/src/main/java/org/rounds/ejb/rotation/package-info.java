/** Use cases of activities, academic years and blocks. */
@NullMarked
package org.rounds.ejb.rotation;

import org.jspecify.annotations.NullMarked;
