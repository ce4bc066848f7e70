/** Health and the API's own description. */
@NullMarked
package org.rounds.web.admin;

import org.jspecify.annotations.NullMarked;
