/**
 * Requests that nobody honest sends, made from the API's own description: whatever it lists is attacked.
 *
 * <p>R1.1 No request shall break the server: no 5xx, and no answer that the description does not allow.
 *
 * <p>R1.2 No request shall read or change anything of another workspace.
 *
 * <p>R1.3 No request shall take longer than two seconds.
 */
package org.rounds.it.hostile;
