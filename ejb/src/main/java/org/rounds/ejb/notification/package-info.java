/**
 * What people are told in the application.
 *
 * <p>R1.1 When an act changes what somebody has to do, or decides about an absence, the context shall tell that person in
 * the act's own transaction, once. R1.2 Whoever has done nothing but read is told nothing, and so is everybody where the
 * act fails. R1.3 Each shall read, and mark, the own inbox only. Other channels than the application are out of scope.
 */
@NullMarked
package org.rounds.ejb.notification;

import org.jspecify.annotations.NullMarked;
