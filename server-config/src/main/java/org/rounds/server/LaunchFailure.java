package org.rounds.server;

/** Why Rounds does not start, in one sentence for the person at the keyboard; the launcher shows no stack trace. */
public class LaunchFailure extends RuntimeException {

    public LaunchFailure(String sentence) {
        super(sentence);
    }

    public LaunchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
