/** Imports over HTTP. */
@NullMarked
package org.rounds.web.integration;

import org.jspecify.annotations.NullMarked;
