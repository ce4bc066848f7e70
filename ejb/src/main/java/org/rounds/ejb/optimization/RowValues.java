package org.rounds.ejb.optimization;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What rows are worth, remembered: small changes come back to the same rows again and again. A row that meets another in
 * its place pushes it out. Not for two threads.
 */
final class RowValues {
    /** How many days of rows are kept. */
    private static final int DAYS = 1 << 20;

    private static final int FEWEST = 1 << 8;

    private final int[][] rows;
    private final @Nullable Member[] members;
    private final Points[] values;

    RowValues(Sheet sheet) {
        int size = Math.max(FEWEST, Integer.highestOneBit(DAYS / sheet.days));
        rows = new int[size][0];
        members = new Member[size];
        values = new Points[size];
        Arrays.fill(values, Points.NONE);
    }

    Points of(Member member, int[] row) {
        int mixed = (Arrays.hashCode(row) * 31 + member.index) * 0x9E3779B9;
        int place = (mixed ^ mixed >>> 15) & values.length - 1;
        if (members[place] != member || !Arrays.equals(rows[place], row)) {
            int[] kept = rows[place];
            if (kept.length == 0) {
                rows[place] = row.clone();
            } else {
                System.arraycopy(row, 0, kept, 0, row.length);
            }
            members[place] = member;
            values[place] = Points.of(member, row);
        }
        return values[place];
    }
}
