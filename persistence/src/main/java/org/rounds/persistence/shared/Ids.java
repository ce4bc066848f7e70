package org.rounds.persistence.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Gives UUIDv7 identifiers: known before the insert, rising with time, portable. */
public final class Ids {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** Returns the next identifier, larger than those given before by this process. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
