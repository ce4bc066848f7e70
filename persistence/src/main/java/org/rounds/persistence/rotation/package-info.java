/** Activities: what a person can be given to do, with real start and length; academic years and their blocks. */
@NullMarked
package org.rounds.persistence.rotation;

import org.jspecify.annotations.NullMarked;
