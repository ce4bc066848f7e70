package org.rounds.ejb.optimization;

import org.rounds.ejb.optimization.RosterProblem.Presence;

/** One person's time with a row worked: what is known and what the row gives, as the hours rules look at it. */
final class Timeline {
    /** A pause of up to two hours does not end a duty: nobody goes home for it. Rounds' own policy. */
    static final int PAUSE_MINUTES = 120;

    final KnownTime known;
    /** Duties: stretches in the house without more than a pause, in order. */
    int duties;

    final long[] dutyStart;
    final long[] dutyEnd;
    /** First and last clinical minute of each duty; equal where there is none. */
    final long[] clinicalStart;

    final long[] clinicalEnd;
    /** By day: minutes that count as hours. */
    final int[] minutes;
    /** By day: in-house calls that begin. */
    final int[] calls;
    /** By day: minutes in the house between midnight and six. */
    final int[] night;
    /** By day: leave on which nothing is worked. */
    final boolean[] leave;
    /** Stretches free of everything, leave included, lie between these. */
    int taken;

    final long[] takenStart;
    final long[] takenEnd;

    private final int size;
    private final long[] starts;
    private final long[] ends;
    private final Presence[] presences;
    private final int[] worked;

    Timeline(Member member, int[] row) {
        known = member.known;
        int most = known.starts.length + row.length;
        starts = new long[most];
        ends = new long[most];
        presences = new Presence[most];
        worked = new int[most];
        size = merge(member, row);
        dutyStart = new long[size];
        dutyEnd = new long[size];
        clinicalStart = new long[size];
        clinicalEnd = new long[size];
        minutes = new int[known.days()];
        calls = new int[known.days()];
        night = new int[known.days()];
        leave = new boolean[known.days()];
        takenStart = new long[size + known.days()];
        takenEnd = new long[size + known.days()];
        findDuties();
        countMinutes();
        for (int day = 0; day < leave.length; day++) {
            leave[day] = known.leave[day] && minutes[day] == 0;
        }
        findTaken();
    }

    private int merge(Member member, int[] row) {
        int next = 0;
        int count = 0;
        for (int period = 0; period < row.length; period++) {
            int activity = row[period];
            Presence presence = activity < 0 ? Presence.NONE : member.sheet.presence[activity];
            if (presence != Presence.NONE) {
                long start = member.sheet.start(period, activity);
                while (next < known.starts.length && known.starts[next] <= start) {
                    count = add(count, next++);
                }
                starts[count] = start;
                ends[count] = start + member.sheet.minutes[activity];
                presences[count++] = presence;
            }
        }
        while (next < known.starts.length) {
            count = add(count, next++);
        }
        return count;
    }

    private int add(int count, int from) {
        starts[count] = known.starts[from];
        ends[count] = known.ends[from];
        presences[count] = known.presences[from];
        worked[count] = known.worked[from];
        return count + 1;
    }

    private void findDuties() {
        for (int i = 0; i < size; i++) {
            if (presences[i].onSite()) {
                if (duties == 0 || starts[i] - dutyEnd[duties - 1] > PAUSE_MINUTES) {
                    dutyStart[duties] = starts[i];
                    clinicalStart[duties] = ends[i];
                    clinicalEnd[duties] = ends[i];
                    dutyEnd[duties++] = ends[i];
                }
                int duty = duties - 1;
                dutyEnd[duty] = Math.max(dutyEnd[duty], ends[i]);
                if (presences[i].clinical()) {
                    boolean first = clinicalStart[duty] == clinicalEnd[duty];
                    clinicalStart[duty] = first ? starts[i] : Math.min(clinicalStart[duty], starts[i]);
                    clinicalEnd[duty] = first ? ends[i] : Math.max(clinicalEnd[duty], ends[i]);
                }
            }
        }
    }

    private void countMinutes() {
        long until = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (presences[i].onSite()) {
                spread(Math.max(starts[i], until), ends[i]);
                until = Math.max(until, ends[i]);
            } else {
                minutes[known.day(starts[i])] += worked[i];
            }
            if (presences[i] == Presence.CALL) {
                calls[known.day(starts[i])]++;
            }
        }
    }

    private void spread(long start, long end) {
        for (int day = known.day(start); day < known.days() && known.midnights[day] < end; day++) {
            long midnight = known.midnights[day];
            minutes[day] += overlap(start, end, midnight, known.midnights[day + 1]);
            night[day] += overlap(start, end, midnight, known.dawns[day]);
        }
    }

    /** Returns how long two intervals have in common. */
    static int overlap(long start, long end, long from, long to) {
        return (int) Math.max(0, Math.min(end, to) - Math.max(start, from));
    }

    private void findTaken() {
        int next = 0;
        for (int day = 0; day <= leave.length; day++) {
            long midnight = known.midnights[day];
            while (next < size && starts[next] < midnight) {
                take(starts[next], ends[next++]);
            }
            if (day < leave.length && leave[day]) {
                take(midnight, known.midnights[day + 1]);
            }
        }
    }

    private void take(long start, long end) {
        if (taken > 0 && start <= takenEnd[taken - 1]) {
            takenEnd[taken - 1] = Math.max(takenEnd[taken - 1], end);
        } else {
            takenStart[taken] = start;
            takenEnd[taken++] = end;
        }
    }
}
