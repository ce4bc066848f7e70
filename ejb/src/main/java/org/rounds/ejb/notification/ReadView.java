package org.rounds.ejb.notification;

/** @param marked how many had not been read before */
public record ReadView(int marked) {}
