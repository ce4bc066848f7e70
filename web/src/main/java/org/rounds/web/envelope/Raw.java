package org.rounds.web.envelope;

/** Marks the few JSON answers that stand outside the envelope (CONTRACT, envelope exceptions). */
public interface Raw {}
