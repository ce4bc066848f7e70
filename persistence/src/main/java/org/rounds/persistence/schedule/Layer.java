package org.rounds.persistence.schedule;

/** Which of a person's three timelines a schedule fills: at most one activity per layer and period (DESIGN 3.2). */
public enum Layer {
    ROTATION,
    WORK,
    CALL
}
