package org.rounds.ejb.schedule;

import java.util.ArrayList;
import java.util.List;
import org.rounds.ejb.schedule.ValidationView.ViolationView;

/** What a change of a roster makes worse, told from the violations before and after it. */
final class Worsening {
    private record Known(ViolationView violation, long[] left) {}

    private Worsening() {}

    /**
     * Returns the violations that are new or cost more. One that was there excuses as much as it cost: of the same rule,
     * person and activity, on days that touch, since a run may have been lengthened, shortened or cut in two.
     */
    static List<ViolationView> of(List<ViolationView> before, List<ViolationView> after) {
        List<Known> known = before.stream()
                .map(v -> new Known(v, new long[] {v.numbers().penalty()}))
                .toList();
        List<ViolationView> worse = new ArrayList<>();
        for (ViolationView violation : after) {
            long unexcused = violation.numbers().penalty();
            for (Known excuse : known) {
                if (unexcused > 0 && excuses(excuse.violation(), violation)) {
                    long taken = Math.min(unexcused, excuse.left()[0]);
                    excuse.left()[0] -= taken;
                    unexcused -= taken;
                }
            }
            if (unexcused > 0) {
                worse.add(violation);
            }
        }
        return worse;
    }

    private static boolean excuses(ViolationView before, ViolationView after) {
        return before.level() == after.level()
                && before.broken().isOfTheKindOf(after.broken())
                && before.broken().touches(after.broken());
    }
}
