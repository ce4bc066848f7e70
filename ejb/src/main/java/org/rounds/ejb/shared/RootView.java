package org.rounds.ejb.shared;

/** A view of nothing but the aggregate: with the same version it is the same, and a client may keep it. */
public interface RootView extends Versioned {}
