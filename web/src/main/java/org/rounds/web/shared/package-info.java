/** Plumbing of every resource: paths, parameters, pages, JSON. */
@NullMarked
package org.rounds.web.shared;

import org.jspecify.annotations.NullMarked;
