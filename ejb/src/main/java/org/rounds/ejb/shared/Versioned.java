package org.rounds.ejb.shared;

/** A view of an aggregate root: its version goes out as ETag and comes back as If-Match. */
public interface Versioned {
    long version();
}
