package org.rounds.ejb.optimization;

/**
 * A person's request for one day.
 *
 * @param activity index of the activity meant; {@link #ANY} for any work at all
 * @param weight soft penalty if not granted
 */
record Wish(int activity, boolean wanted, int weight) {
    static final int ANY = -3;

    /** Returns what it costs to give the person this activity (or {@link Sheet#OFF}) on the day. */
    long penalty(int given) {
        boolean done = activity == ANY ? given != Sheet.OFF : given == activity;
        return done == wanted ? 0 : weight;
    }
}
