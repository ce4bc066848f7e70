package org.rounds.ejb.optimization;

/** Penalties per level, zero or below. */
public record ScoreView(long hard, long medium, long soft) {}
