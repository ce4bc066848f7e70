package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gives several people new rows at once, everybody else's staying as they are: a linear programme over whole rows (the
 * restricted master of a column generation), in which a person may be split between several rows. Its prices for the
 * needs tell which further rows are worth having; {@link BestRow} finds them. Then one cell after the other that is split
 * is pinned to what there is most of, until nobody is split any more (a dive). Not for two threads.
 */
final class Master {
    /** What must not be costs so many times the usual weight of a missing head. */
    private static final double FORBIDDEN = 1000;

    /** By so much the heads wanted and the costs are off, at random: ties let the programme turn in circles. */
    private static final double LITTLE_HEADS = 1e-4;

    private static final double LITTLE_COST = 1e-3;
    /** By how much less a row must cost than the prices say to be worth having. */
    private static final double WORTH_IT = 1e-2;

    /** Of the people asked for a row, so many at least may find one before the programme is solved again. */
    private static final int FIND = 5;
    /** The same as a part of all. */
    private static final int FIND_OF = 4;

    /** A cell is not split with so much of one thing. */
    private static final double WHOLE = 0.999;

    /** Less of a row than this is none. */
    private static final double NONE = 1e-6;

    /** How much chance decides between cells when one is pinned. */
    private static final double LUCK = 0.05;

    /** Of the cells that are split, so many at once are pinned at most. */
    private static final int AT_ONCE_OF = 8;

    private final Sheet sheet;
    private final BestRow bestRow;
    private final RandomGenerator random;
    private final int[][] rows;
    /** By person's index: rows that are worth knowing in the next programme. */
    private final List<List<int[]>> known;

    private final long[][] costs;
    private final double forbidden;
    /** By day and position of the need. */
    private final int[][] equations;
    /** Right sides. */
    private final double[] wanted;

    private final Simplex programme;
    private final List<Person> persons = new ArrayList<>();
    private double worth;
    private int next;
    /** By equation: the prices at which rows are asked for, in 1/{@link BestRow#SCALE}. */
    private final long[] prices;

    /** How many people's cheapest rows are in {@link #bound} so far. */
    private int bounded;
    /** How many rows were found meanwhile that had been missed. */
    private int missed;

    private long bound;

    private record Choice(int[] row, Simplex.Column column) {}

    /**
     * Somebody who gets a new row.
     *
     * @param pins by day; {@link Member#FREE} for none
     */
    private record Person(Member member, int equation, List<Choice> choices, int[] pins) {}

    /** What somebody has most of on a day. */
    private record Cell(Person person, int day, int activity, double part) {}

    /**
     * @param rows the roster as it is; is changed by {@link #pin}
     * @param people who get new rows
     * @param known by person's index: rows that are known already; is added to
     */
    Master(
            Sheet sheet,
            BestRow bestRow,
            int[][] rows,
            List<Member> people,
            List<List<int[]>> known,
            RandomGenerator random) {
        this.sheet = sheet;
        this.bestRow = bestRow;
        this.rows = rows;
        this.known = known;
        this.random = random;
        forbidden = FORBIDDEN * sheet.weight();
        costs = new long[sheet.days][sheet.activities() + 1];
        equations = new int[sheet.days][];
        wanted = new double[size(sheet, people.size())];
        prices = new long[wanted.length];
        programme = programme(people);
        for (Member member : people) {
            Person person = new Person(member, persons.size(), new ArrayList<>(), new int[sheet.days]);
            Arrays.fill(person.pins, Member.FREE);
            persons.add(person);
            worth += add(person, choice(person, rows[member.index].clone()))
                    .column
                    .cost();
            known.get(member.index).forEach(row -> add(person, choice(person, row)));
        }
    }

    /** Returns how many equations that takes: the time of a step grows with the square. */
    static int size(Sheet sheet, int people) {
        return people
                + Arrays.stream(sheet.needs).mapToInt(ofDay -> ofDay.length).sum();
    }

    private Simplex programme(List<Member> people) {
        var first = new Simplex.Column[wanted.length];
        List<Simplex.Column> others = new ArrayList<>();
        double[] right = new double[wanted.length];
        for (int i = 0; i < people.size(); i++) {
            wanted[i] = 1;
            right[i] = 1;
            first[i] = new Simplex.Column(forbidden, new int[] {i}, 1);
        }
        Cover cover = new Cover(sheet);
        sheet.members.forEach(member -> cover.add(member, rows[member.index], 0, sheet.days, 1));
        for (Need[] ofDay : sheet.needs) {
            for (Need need : ofDay) {
                int more = cover.heads(need) - need.demand().required();
                worth += more > 0 ? over(need) * more : under(need) * -more;
            }
        }
        people.forEach(member -> cover.add(member, rows[member.index], 0, sheet.days, -1));
        int equation = people.size();
        for (int day = 0; day < sheet.days; day++) {
            equations[day] = new int[sheet.needs[day].length];
            for (Need need : sheet.needs[day]) {
                wanted[equation] = need.demand().required() - cover.heads(need);
                right[equation] = wanted[equation] + LITTLE_HEADS * random.nextDouble();
                var under = new Simplex.Column(aLittleMore(under(need)), new int[] {equation}, 1);
                var over = new Simplex.Column(aLittleMore(over(need)), new int[] {equation}, -1);
                first[equation] = right[equation] < 0 ? over : under;
                others.add(right[equation] < 0 ? under : over);
                equations[day][need.position()] = equation++;
            }
        }
        Simplex made = new Simplex(right, first);
        others.forEach(made::add);
        return made;
    }

    private double aLittleMore(double cost) {
        return cost + LITTLE_COST * random.nextDouble();
    }

    private double under(Need need) {
        var demand = need.demand();
        return demand.minimum() > 0 && demand.minimum() >= demand.required() ? forbidden : demand.underWeight();
    }

    private double over(Need need) {
        Integer most = need.demand().maximum();
        return most != null && most <= need.demand().required()
                ? forbidden
                : need.demand().overWeight();
    }

    private Choice add(Person person, Choice choice) {
        person.choices.add(choice);
        programme.add(choice.column);
        return choice;
    }

    private Choice choice(Person person, int[] row) {
        int[] stands = new int[wanted.length];
        int size = 0;
        stands[size++] = person.equation;
        for (int day = 0; day < sheet.days; day++) {
            if (row[day] != Sheet.OFF) {
                for (Need need : sheet.needsOf[day][row[day]]) {
                    if (need.counts(person.member)) {
                        stands[size++] = equations[day][need.position()];
                    }
                }
            }
        }
        Points points = Points.of(person.member, row);
        double cost = aLittleMore(points.soft() + forbidden * points.hard());
        return new Choice(row, new Simplex.Column(cost, Arrays.copyOf(stands, size), 1));
    }

    /** Adds the rows of a roster that was found in another way. */
    void add(int[][] roster) {
        for (Person person : persons) {
            int[] row = roster[person.member.index];
            if (person.choices.stream().noneMatch(choice -> Arrays.equals(choice.row, row))) {
                add(person, choice(person, row));
            }
        }
    }

    /** Returns what the roster costs as it was, as far as the programme knows. */
    double worth() {
        return worth;
    }

    /**
     * Returns what it costs at least with the rows known, a person being split; if {@link #solve} is done, and but for the
     * little that all is off by.
     */
    double objective() {
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += programme.price(i) * wanted[i];
        }
        return sum;
    }

    /** Goes on with the programme for about so many pivots; false if it is not done yet. */
    boolean solve(int pivots) {
        return programme.solve(pivots);
    }

    /** Looks for further rows that are worth having at these prices; false if there are none, or were not found. */
    boolean price(Watch watch) {
        int found = 0;
        int enough = Math.max(FIND, persons.size() / FIND_OF);
        Arrays.setAll(prices, equation -> Math.round(BestRow.SCALE * programme.price(equation)));
        for (int i = 0; i < persons.size() && found < enough && !watch.over(); i++) {
            Person person = persons.get(next++ % persons.size());
            price(person);
            long most = (long) ((programme.price(person.equation) - WORTH_IT) * BestRow.SCALE);
            int[] old = rows[person.member.index];
            int @Nullable [] row = bestRow.find(person.member, old, 0, sheet.days, costs, 1, most);
            found += add(person, row) ? 1 : 0;
        }
        return found > 0;
    }

    /** Adds a row that was found if the programme agrees that it is worth having. */
    private boolean add(Person person, int @Nullable [] row) {
        Choice choice = row == null ? null : choice(person, row);
        if (choice == null || programme.excess(choice.column) >= -WORTH_IT / 2) {
            return false;
        }
        add(person, choice);
        known.get(person.member.index).add(choice.row);
        return true;
    }

    /**
     * Begins to work out what no roster costs less than that keeps the hard rules. For a programme of everybody who can be
     * planned, once {@link #solve} is done. At any prices of the heads it is what the wanted heads come to, and what each
     * person's cheapest row costs beyond those it serves (Lagrange): what the programme has missed or is off by makes it
     * lower, never wrong.
     */
    void beginBound() {
        bounded = 0;
        missed = 0;
        bound = priceHeads() + BestRow.SCALE * restCost();
    }

    /** Adds what the next person's cheapest row costs, and the row if it was missed; false if everybody's is in. */
    boolean goOnWithBound() {
        if (bounded == persons.size()) {
            return false;
        }
        Person person = persons.get(bounded++);
        price(person);
        long most = (long) Math.ceil(programme.price(person.equation) * BestRow.SCALE);
        int[] old = rows[person.member.index];
        missed += add(person, bestRow.findPatiently(person.member, old, 0, sheet.days, costs, most)) ? 1 : 0;
        long least = bestRow.proven();
        bound = bound == RowGraph.NEVER || least == RowGraph.NEVER ? RowGraph.NEVER : bound + least;
        return true;
    }

    /** Returns how many rows were missed until then; they are in the programme now. */
    int missed() {
        return missed;
    }

    /** Returns what the bound has come to, a soft penalty; null if somebody has no row at all. */
    @Nullable
    Long bound() {
        return bound == RowGraph.NEVER ? null : -Math.floorDiv(-bound, BestRow.SCALE);
    }

    /** Sets the prices as whole numbers, none beyond what a head is worth; returns what the wanted heads come to. */
    private long priceHeads() {
        long sum = 0;
        for (Need[] ofDay : sheet.needs) {
            for (Need need : ofDay) {
                int equation = equations[need.day()][need.position()];
                double price = Math.max(-over(need), Math.min(under(need), programme.price(equation)));
                prices[equation] = Math.round(BestRow.SCALE * price);
                sum += prices[equation] * Math.round(wanted[equation]);
            }
        }
        return sum;
    }

    /** Returns what the rows cost of those who cannot be planned. */
    private long restCost() {
        return sheet.members.stream()
                .filter(member -> !Draft.movable(member))
                .mapToLong(member -> Points.of(member, rows[member.index]).soft())
                .sum();
    }

    private void price(Person person) {
        Member member = person.member;
        for (int day = 0; day < sheet.days; day++) {
            for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                long price = BestRow.SCALE * member.dayPenalty(day, activity);
                if (activity != Sheet.OFF) {
                    for (Need need : sheet.needsOf[day][activity]) {
                        price -= need.counts(member) ? prices[equations[day][need.position()]] : 0;
                    }
                }
                boolean may =
                        member.may(day, activity) && (person.pins[day] == Member.FREE || person.pins[day] == activity);
                costs[day][activity + 1] = may ? price : RowGraph.NEVER;
            }
        }
    }

    /**
     * Pins some of the cells that are split to what there is most of; puts everybody on the row that is left if none is.
     *
     * @param few how many at once, unless few are left
     * @return how many were split
     */
    int pin(int few) {
        List<Cell> split = new ArrayList<>();
        persons.forEach(person -> split(person, split));
        split.sort(Comparator.comparingDouble(cell -> -cell.part));
        split.subList(0, Math.min(few, (split.size() + AT_ONCE_OF - 1) / AT_ONCE_OF))
                .forEach(this::pin);
        if (split.isEmpty()) {
            persons.forEach(this::settle);
        }
        return split.size();
    }

    private void split(Person person, List<Cell> split) {
        List<Choice> used = used(person);
        double[] parts = new double[sheet.activities() + 1];
        for (int day = 0; day < sheet.days && used.size() > 1; day++) {
            Arrays.fill(parts, 0);
            int most = 0;
            for (Choice choice : used) {
                int one = choice.row[day] + 1;
                parts[one] += programme.value(choice.column);
                most = parts[one] > parts[most] ? one : most;
            }
            if (parts[most] < WHOLE && person.pins[day] == Member.FREE) {
                split.add(new Cell(person, day, most - 1, parts[most] + LUCK * random.nextDouble()));
            }
        }
    }

    private List<Choice> used(Person person) {
        return person.choices.stream()
                .filter(choice -> programme.value(choice.column) > NONE)
                .toList();
    }

    private void pin(Cell cell) {
        Person person = cell.person;
        if (used(person).stream().allMatch(choice -> choice.column.barred() || choice.row[cell.day] != cell.activity)) {
            return; // others that were pinned at the same time leave nothing of it
        }
        person.pins[cell.day] = cell.activity;
        for (Choice choice : person.choices) {
            if (choice.row[cell.day] != cell.activity) {
                choice.column.bar();
            }
        }
    }

    private void settle(Person person) {
        Choice most =
                Collections.max(person.choices, Comparator.comparingDouble(choice -> programme.value(choice.column)));
        rows[person.member.index] = most.row.clone();
    }

    /** Returns the roster as it is, with the new rows once nobody is split. */
    int[][] rows() {
        return rows;
    }
}
