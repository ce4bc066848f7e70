package org.rounds.server;

import java.util.ArrayList;
import java.util.List;

/** The command line of a server's JVM, built up in the order in which it is read. */
final class JavaCommand {

    /** Room for the solver; ParallelGC, because throughput is the product here and nobody feels its short pauses. */
    static final String MEMORY = "-Xms256m -Xmx2g -XX:+UseParallelGC";

    private final List<String> line = new ArrayList<>(List.of(Command.java()));

    /** Adds options as they are, blanks included; an empty one is none. */
    JavaCommand options(String... options) {
        for (var option : options) {
            if (!option.isEmpty()) {
                line.add(option);
            }
        }
        return this;
    }

    /** Adds options separated by spaces. */
    JavaCommand options(String options) {
        for (var option : options.strip().split("\\s+")) {
            if (!option.isEmpty()) {
                line.add(option);
            }
        }
        return this;
    }

    List<String> line() {
        return List.copyOf(line);
    }
}
