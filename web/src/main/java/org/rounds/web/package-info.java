/** The HTTP door: one JAX-RS application at the root, and the pages. */
@NullMarked
package org.rounds.web;

import org.jspecify.annotations.NullMarked;
