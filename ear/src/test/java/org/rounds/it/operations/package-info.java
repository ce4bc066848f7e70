/** What the product keeps to while its parts are killed under load. */
package org.rounds.it.operations;
