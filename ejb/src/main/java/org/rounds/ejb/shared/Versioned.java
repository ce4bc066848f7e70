package org.rounds.ejb.shared;

import java.util.UUID;

/** A view of an aggregate root: its version goes out as ETag and comes back as If-Match. */
public interface Versioned {
    UUID id();

    long version();
}
