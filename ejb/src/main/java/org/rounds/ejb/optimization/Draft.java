package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A roster on which one thread thinks: changes are made, judged, and kept or taken back. What it is worth is kept up to
 * date with the validator's own rules, of which only those are asked anew that a change can have touched.
 */
final class Draft {
    private final Sheet sheet;
    final Cover cover;
    private final int[][] rows;
    /** By person: the row before it was touched. */
    private final int[][] before;

    private final @Nullable RowValues known;
    private final LawfulRow[] lawfulRows;
    private final Points[] rowValue;
    /** Of those touched, once judged. */
    private final Points[] nextValue;

    private final List<Member> touched = new ArrayList<>();
    /** Those with at least one cell to decide. */
    final List<Member> movable;

    /** What the rows are worth together, without the cover. */
    private Points rowsTogether = Points.NONE;

    Draft(Sheet sheet, int[][] start) {
        this.sheet = sheet;
        cover = new Cover(sheet);
        known = sheet.exact ? new RowValues(sheet) : null;
        lawfulRows = sheet.members.stream().map(LawfulRow::new).toArray(LawfulRow[]::new);
        rows = new int[start.length][];
        before = new int[start.length][sheet.days];
        rowValue = new Points[start.length];
        nextValue = new Points[start.length];
        Arrays.fill(rowValue, Points.NONE);
        movable = sheet.members.stream().filter(Draft::movable).toList();
        for (Member member : sheet.members) {
            rows[member.index] = start[member.index].clone();
            cover.add(member, row(member), 0, sheet.days, 1);
            rowValue[member.index] = Points.of(member, row(member));
            rowsTogether = rowsTogether.plus(rowValue[member.index]);
        }
    }

    /** Returns a roster with nothing but what is pinned. */
    static int[][] empty(Sheet sheet) {
        int[][] rows = new int[sheet.members.size()][sheet.days];
        for (Member member : sheet.members) {
            for (int day = 0; day < sheet.days; day++) {
                rows[member.index][day] = member.pins[day] == Member.FREE ? Sheet.OFF : member.pins[day];
            }
        }
        return rows;
    }

    /** Returns what of a roster the sheet allows, with all that is pinned. */
    static int[][] fitted(Sheet sheet, Roster roster) {
        int[][] rows = empty(sheet);
        sheet.known(roster.cells(), (member, day, activity) -> {
            if (member.may(day, activity)) {
                rows[member.index][day] = activity;
            }
        });
        return rows;
    }

    static boolean movable(Member member) {
        for (int day = 0; day < member.sheet.days; day++) {
            if (!member.fixed(day)) {
                for (int activity = 0; activity < member.able.length; activity++) {
                    if (member.may(day, activity)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    Sheet sheet() {
        return sheet;
    }

    int[] row(Member member) {
        return rows[member.index];
    }

    int[][] rows() {
        return rows;
    }

    /** Says whether nothing hard was broken when it was last kept. */
    boolean lawful() {
        return rowsTogether.hard() == 0 && cover.hard() == 0;
    }

    /** Says whether the person does nothing but what is pinned. */
    boolean idle(Member member) {
        int[] row = row(member);
        for (int day = 0; day < row.length; day++) {
            if (row[day] != Sheet.OFF && member.pins[day] == Member.FREE) {
                return false;
            }
        }
        return true;
    }

    /** Says whether the row broke a hard rule when it was last kept. */
    boolean broken(Member member) {
        return rowValue[member.index].hard() > 0;
    }

    /** Returns somebody whose row broke a hard rule when it was last kept; null for nobody. */
    @Nullable
    Member anyBroken(RandomGenerator random) {
        int start = movable.isEmpty() ? 0 : random.nextInt(movable.size());
        for (int i = 0; i < movable.size() && rowsTogether.hard() > 0; i++) {
            Member member = movable.get((start + i) % movable.size());
            if (broken(member)) {
                return member;
            }
        }
        return null;
    }

    LawfulRow lawfulRow(Member member) {
        return lawfulRows[member.index];
    }

    int heads(Need need) {
        return cover.heads(need);
    }

    /** To be called before the first change of a row. */
    void touch(Member member) {
        if (!touched.contains(member)) {
            touched.add(member);
            System.arraycopy(rows[member.index], 0, before[member.index], 0, sheet.days);
        }
    }

    void set(Member member, int day, int activity) {
        int[] row = rows[member.index];
        cover.add(member, row, day, day + 1, -1);
        row[day] = activity;
        cover.add(member, row, day, day + 1, 1);
    }

    /** Returns what the roster is worth with the changes made. */
    Points judge() {
        Points sum = rowsTogether;
        for (Member member : touched) {
            Points was = rowValue[member.index];
            boolean same = Arrays.equals(rows[member.index], before[member.index]);
            nextValue[member.index] = same ? was : value(member);
            sum = sum.plus(nextValue[member.index]).minus(was);
        }
        return sum.plus(new Points(cover.hard(), cover.soft()));
    }

    private Points value(Member member) {
        int[] row = rows[member.index];
        return known == null ? lawfulRows[member.index].worth(row) : known.of(member, row);
    }

    /** Makes the changes last, once they are judged. */
    void keep() {
        for (Member member : touched) {
            rowsTogether = rowsTogether.plus(nextValue[member.index]).minus(rowValue[member.index]);
            rowValue[member.index] = nextValue[member.index];
        }
        touched.clear();
    }

    /** Returns the changes that are not kept yet: member, day and activity, one after the other. */
    int[] changes() {
        int[] cells = new int[3 * sheet.days * touched.size()];
        int size = 0;
        for (Member member : touched) {
            int[] row = rows[member.index];
            for (int day = 0; day < row.length; day++) {
                if (row[day] != before[member.index][day]) {
                    cells[size++] = member.index;
                    cells[size++] = day;
                    cells[size++] = row[day];
                }
            }
        }
        return Arrays.copyOf(cells, size);
    }

    /** Makes changes as told by {@link #changes}. */
    void change(int[] cells) {
        for (int i = 0; i < cells.length; i += 3) {
            Member member = sheet.members.get(cells[i]);
            touch(member);
            set(member, cells[i + 1], cells[i + 2]);
        }
    }

    /** Changes whatever is different in other rows. */
    void become(int[][] others) {
        for (Member member : sheet.members) {
            int[] other = others[member.index];
            if (!Arrays.equals(row(member), other)) {
                touch(member);
                become(member, other);
            }
        }
    }

    private void become(Member member, int[] other) {
        for (int day = 0; day < other.length; day++) {
            if (row(member)[day] != other[day]) {
                set(member, day, other[day]);
            }
        }
    }

    /** Takes the changes back. */
    void undo() {
        touched.forEach(member -> become(member, before[member.index]));
        touched.clear();
    }
}
