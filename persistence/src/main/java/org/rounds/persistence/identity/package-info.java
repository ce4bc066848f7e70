/** Workspaces (tenants), users, the permission table. */
@NullMarked
package org.rounds.persistence.identity;

import org.jspecify.annotations.NullMarked;
