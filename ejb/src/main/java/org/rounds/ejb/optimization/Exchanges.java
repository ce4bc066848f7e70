package org.rounds.ejb.optimization;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Changes that keep the number of heads: a few people hand a stretch of days round. Where the cover is exact these are the
 * changes that do not tear it open.
 */
final class Exchanges {
    private static final int LONGEST = 14;

    private final Sheet sheet;
    private final Draft draft;
    private final List<Member> movable;

    Exchanges(Sheet sheet, Draft draft) {
        this.sheet = sheet;
        this.draft = draft;
        movable = draft.movable;
    }

    /** Makes one random change, mostly of few days between two people; none where there are too few people. */
    void change(RandomGenerator random) {
        if (movable.size() < 2) {
            return;
        }
        int begin = random.nextInt(sheet.days);
        double part = random.nextDouble();
        int length = 1 + (int) (part * part * part * LONGEST);
        int end = Math.min(sheet.days, begin + length);
        Member one = any(random);
        Member other = differing(one, begin, end, random);
        if (movable.size() > 2 && random.nextInt(5) == 0) {
            Member third = differing(other, begin, end, random);
            if (third != one) {
                handRound(new Member[] {one, other, third}, begin, end);
                return;
            }
        }
        handRound(new Member[] {one, other}, begin, end);
    }

    private Member any(RandomGenerator random) {
        return movable.get(random.nextInt(movable.size()));
    }

    /** Returns somebody else, if possible one whose days there are others. */
    private Member differing(Member member, int begin, int end, RandomGenerator random) {
        int[] row = draft.row(member);
        Member found = member;
        for (int attempt = 0; attempt < 8; attempt++) {
            Member candidate = any(random);
            int[] theirs = draft.row(candidate);
            for (int day = begin; day < end && candidate != member; day++) {
                if (row[day] != theirs[day]) {
                    return candidate;
                }
            }
            found = candidate;
        }
        return found;
    }

    /** Hands the days begin..end-1 of each on to the one before, where all of them may; nothing where the first two are one. */
    void handRound(Member[] people, int begin, int end) {
        if (people[0] == people[1]) {
            return;
        }
        for (Member member : people) {
            draft.touch(member);
        }
        int[] given = new int[people.length];
        for (int day = begin; day < end; day++) {
            boolean may = true;
            for (int i = 0; i < people.length; i++) {
                given[i] = draft.row(people[(i + 1) % people.length])[day];
                may &= people[i].may(day, given[i]);
            }
            for (int i = 0; may && i < people.length; i++) {
                draft.set(people[i], day, given[i]);
            }
        }
    }
}
