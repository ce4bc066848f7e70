package org.rounds.ejb.admin;

import java.util.List;

/**
 * The demo hospital, as it is being loaded.
 *
 * @param schedules names of those that are generated and published one after the other
 */
public record DemoView(List<String> schedules) {}
