package org.rounds.bench;

/** Arguments or a file that a benchmark cannot work with; the message is for the person at the terminal. */
final class Refused extends RuntimeException {
    Refused(String message) {
        super(message);
    }
}
