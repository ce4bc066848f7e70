package org.rounds.ejb.schedule;

import java.util.List;
import org.rounds.ejb.schedule.ValidationView.ViolationView;

/**
 * What became of assignments that changed hands.
 *
 * @param assignments those that somebody has, as they are now
 * @param violations what is newly broken, or worse
 */
public record RepairedView(List<AssignmentView> assignments, List<ViolationView> violations) {}
