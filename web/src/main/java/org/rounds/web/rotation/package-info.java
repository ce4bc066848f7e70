/** Activities, academic years and blocks over HTTP. */
@NullMarked
package org.rounds.web.rotation;

import org.jspecify.annotations.NullMarked;
