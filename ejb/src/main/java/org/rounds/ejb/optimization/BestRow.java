package org.rounds.ejb.optimization;

import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest row of one person over a window of days, everything outside the window and everybody else as they
 * are. No row that keeps the person's limits is cheaper, but for those per activity: they rarely bind, and an answer that
 * breaks them is mended ({@link RowExchange}). Only where that fails, or for prices, are they counted.
 *
 * <p>The limits of minutes make the states many. So they are left out first and a unit of time gets a price instead;
 * mostly some price gives a row that is right, and otherwise the bounds of the best price guide a search over the few
 * states (A*) that can still lead to the cheapest row.
 *
 * <p>Keeps its tables between calls; not for two threads.
 */
final class BestRow {
    /** What one unit of a hard penalty costs beside soft ones. */
    static final long HARD = 1_000_000;

    /** Costs are multiples of this, so that smaller random parts decide between equals only. */
    static final long SCALE = 1024;

    private static final long NEVER = RowGraph.NEVER;
    /** How many prices of a unit are tried. */
    private static final int MOST_PRICES = 6;
    /** The same where limits may be broken at a price far above all others. */
    private static final int MOST_PRICES_LEAST = 40;

    /** How often a whole row is looked for. */
    private static final int MOST_WHOLE = 20;

    /** How often surcharges on what is limited in number are mended, where that is worth the time. */
    private static final int MOST_SURCHARGES = 20;
    /** First step of a surcharge, as a part of the usual weight of a missing head. */
    private static final double SURCHARGE = 0.1;

    private static final int MOST_LABELS = 400_000;
    /** The same where some row is known already. */
    private static final int ENOUGH_LABELS = 20_000;
    /** And where prices guide the search better. */
    private static final int ENOUGH_LABELS_PRICED = 4_000;

    private final Sheet sheet;
    private final RowGraph graph;
    private final RowQueue queue = new RowQueue();
    private RowBounds current;
    private RowBounds bounds;
    private RowBounds tried;
    private final UnitPrices prices;
    private final double weight;
    private final int mostLabels;
    private final int mostSurcharges;
    private final int enoughLabels;
    /** By person: the price of a unit that was right last time. */
    private final long[] usual;

    /** By person and activity: the surcharges of last time. */
    private final long[][] surcharges;

    private long atMost;
    private long proven;
    private boolean patient;

    private final RowExchange exchange;
    private int[] answer = {};
    private long answerCost;
    private long slack;
    private long ceiling;

    BestRow(Sheet sheet) {
        this(sheet, false);
    }

    /** @param priced whether what is limited in number gets a price as well: for prices of needs that tempt to work it often */
    BestRow(Sheet sheet, boolean priced) {
        this.sheet = sheet;
        mostSurcharges = priced ? MOST_SURCHARGES : 0;
        enoughLabels = priced ? ENOUGH_LABELS_PRICED : ENOUGH_LABELS;
        graph = new RowGraph(sheet);
        exchange = new RowExchange(sheet, graph);
        current = new RowBounds(graph);
        bounds = new RowBounds(graph);
        tried = bounds;
        prices = new UnitPrices(graph);
        weight = sheet.weight();
        // A horizon of many windows leaves less time for each.
        mostLabels = sheet.days <= 42 ? MOST_LABELS : MOST_LABELS / (sheet.days / 42);
        usual = new long[sheet.members.size()];
        surcharges = new long[sheet.members.size()][sheet.activities()];
    }

    /**
     * Returns the cheapest cells of the days from..to-1 that keep all the person's limits, absences and pins; null if
     * there are none, or too many possibilities to look at.
     *
     * @param row the whole row as it is; not changed
     * @param costs by day of the window and activity + 1 (0 is the day off), in 1/{@link #SCALE}
     * @param tolerance by how much a row may be cheaper than the answer, to save time
     * @param most what the answer may cost; a lower one saves time
     */
    int @Nullable [] find(Member member, int[] row, int from, int to, long[][] costs, long tolerance, long most) {
        slack = tolerance;
        ceiling = most;
        return find(member, row, from, to, costs, false, row.length);
    }

    /** Like {@link #find} with no tolerance, but gives up much later, so that {@link #proven} is mostly the cheapest row. */
    int @Nullable [] findPatiently(Member member, int[] row, int from, int to, long[][] costs, long most) {
        patient = true;
        int[] found = find(member, row, from, to, costs, 0, most);
        patient = false;
        return found;
    }

    /**
     * Like {@link #find}, but breaks limits (other than those per activity) where it must, each unit at the price of
     * {@link #HARD}.
     */
    int @Nullable [] findLeastBroken(Member member, int[] row, int from, int to, long[][] costs) {
        slack = 0;
        ceiling = NEVER;
        return find(member, row, from, to, costs, true, row.length);
    }

    /**
     * Returns cells for a row of which nothing behind the window is planned yet: what is due by the end of the window is
     * its share of the minutes and weekends; null if no cells were found.
     *
     * @param breaking whether limits are broken where they must be
     */
    int @Nullable [] begin(Member member, int[] row, int from, int to, long[][] costs, boolean breaking) {
        slack = (long) (SCALE * Math.max(1, weight / 20));
        ceiling = NEVER;
        return find(member, row, from, to, costs, breaking, to);
    }

    /**
     * Returns what no row costs less than that keeps the person's limits, as the last {@link #find} has it: what its answer
     * costs or its tolerance less, what the answer may cost, or what it could rule out until it gave up;
     * {@link RowGraph#NEVER} if there is none at all.
     */
    long proven() {
        return proven;
    }

    /**
     * Returns what no answer of {@link #find} can be below, in a small part of its time; {@link RowGraph#NEVER} if there
     * is none.
     */
    long bound(Member member, int[] row, int from, int to, long[][] costs) {
        graph.ask(member, row, from, to, costs, false, row.length);
        boolean any = !graph.limits.hopeless() && current.compute(graph.totals.counts() ? usual[member.index] : 0);
        return any ? current.bound() : NEVER;
    }

    /** Returns what {@link #find} would say that the window of a row costs as it is; {@link RowGraph#NEVER} if it cannot be. */
    long cost(Member member, int[] row, int from, int to, long[][] costs) {
        graph.ask(member, row, from, to, costs, false, row.length);
        return graph.cost(row);
    }

    /**
     * Returns cells for a whole row that keep all limits, good ones rather than the cheapest; null if none were found. What
     * is worked too often is made dearer until it is not.
     *
     * @param costs are changed
     */
    int @Nullable [] whole(Member member, int[] row, long[][] costs) {
        slack = (long) (SCALE * weight);
        ceiling = NEVER;
        for (int attempt = 0; attempt < MOST_WHOLE; attempt++) {
            graph.ask(member, row, 0, row.length, costs, false, row.length);
            answerCost = NEVER;
            bounds.possible = false;
            if (graph.limits.hopeless() || graph.limits.unit() == 0) {
                return null;
            }
            tryPrices(member, MOST_PRICES_LEAST);
            if (answerCost == NEVER) {
                return null;
            }
            int broken = brokenActivity(member, answer);
            if (broken == Sheet.OFF) {
                return answer;
            }
            for (long[] ofDay : costs) {
                ofDay[broken + 1] += (long) (SCALE * weight / 4);
            }
        }
        return null;
    }

    /** Returns about how many additions the answer for a window of this length takes. */
    static double steps(Member member, int length) {
        var limits = member.limits();
        var whole = RowLimits.of(member, new int[0], 0, Math.min(length, member.sheet.days), length);
        double kinds = member.sheet.follow(member.minRest, false).kinds();
        int run = whole.maxOn() == Integer.MAX_VALUE ? whole.minOn() : Math.min(length, whole.maxOn());
        TermCosts terms = member.terms.costs;
        if (terms != null) {
            kinds = terms.memory.works;
            run = Math.max(run, terms.longestOn());
        }
        double weekends = limits.maxWeekends() == null ? 1 : 1 + Math.min(limits.maxWeekends(), length / 7 + 1);
        return length * kinds * kinds * run * weekends * MOST_PRICES;
    }

    private int @Nullable [] find(
            Member member, int[] row, int from, int to, long[][] costs, boolean breaking, int planned) {
        graph.ask(member, row, from, to, costs, breaking, planned);
        proven = NEVER;
        if (!breaking && graph.limits.hopeless()) {
            return null;
        }
        int[] mended = null;
        while (search(member)) {
            int broken = breaking ? Sheet.OFF : brokenActivity(member, answer);
            if (broken == Sheet.OFF) {
                return mended != null && ceiling < answerCost ? mended : answer;
            }
            boolean few = graph.count(broken);
            if (mended == null && planned == row.length) {
                mended = mend();
            }
            if (!few || (mended != null && mostSurcharges == 0)) {
                break;
            }
        }
        return mended;
    }

    /** Returns what the answer becomes when nothing is worked too often any more, from then on what an answer may cost; null if that is too dear. */
    private int @Nullable [] mend() {
        int @Nullable [] cells = exchange.mend(answer);
        long cost = cells == null ? NEVER : graph.costOf(cells) - graph.surcharge(cells);
        if (cost >= ceiling) {
            return null;
        }
        ceiling = cost;
        return cells;
    }

    /** Returns an activity that is not counted and worked too often; {@link Sheet#OFF} for none. */
    private int brokenActivity(Member member, int[] path) {
        for (int activity = 0; activity < sheet.activities(); activity++) {
            if (member.maxShifts[activity] < sheet.days && !graph.counts(activity) && tooMany(path, activity)) {
                return activity;
            }
        }
        return Sheet.OFF;
    }

    private boolean tooMany(int[] path, int activity) {
        return RowWalk.count(path, activity) > graph.mostOf(activity);
    }

    private boolean keepsCounted(int[] path) {
        for (int activity : graph.counted()) {
            if (tooMany(path, activity)) {
                return false;
            }
        }
        return true;
    }

    /** Sets the answer; false if there is none. */
    private boolean search(Member member) {
        answerCost = NEVER;
        boolean done = tryAll(member);
        for (int attempt = 0; !done && attempt < mostSurcharges && surcharge(member, attempt); attempt++) {
            done = tryAll(member);
        }
        long known = Math.min(answerCost - slack, ceiling);
        long least = done ? known : Math.min(known, walk());
        proven = tried.possible ? Math.max(bounds.bound() - graph.surchargeAtMost(), least) : NEVER;
        return answerCost < NEVER;
    }

    private boolean tryAll(Member member) {
        bounds.possible = false;
        if (mostSurcharges > 0) {
            graph.charge(surcharges[member.index]);
        }
        return graph.totals.counts()
                ? tryPrices(member, graph.least ? MOST_PRICES_LEAST : MOST_PRICES)
                : tryPrice(member, 0);
    }

    /** Makes what the bounds would work too often dearer, and what they would work too rarely cheaper; false if nothing changes. */
    private boolean surcharge(Member member, int attempt) {
        boolean changed = false;
        for (int limited : graph.counted()) {
            int more = RowWalk.count(bounds.path, limited) - graph.mostOf(limited);
            long[] known = surcharges[member.index];
            long next = Math.max(0, known[limited] + (long) (more * SURCHARGE * weight * SCALE / (2 + attempt)));
            changed |= next != known[limited];
            known[limited] = next;
        }
        return changed;
    }

    /** Looks for the price of a unit that bounds best; true if a row has turned out to be the cheapest, or none possible. */
    private boolean tryPrices(Member member, int attempts) {
        long dearest = graph.least ? RowGraph.broken(graph.limits.unit()) : NEVER / sheet.days / 1000;
        long lowest = graph.totals.lowestPrice(dearest);
        long highest = graph.totals.highestPrice(dearest);
        prices.begin(weight);
        long price = usual[member.index];
        boolean done = false;
        for (int attempt = 0; attempt < attempts; attempt++) {
            price = Math.max(lowest, Math.min(highest, price));
            done = tryPrice(member, price);
            long next = done ? price : Math.max(lowest, Math.min(highest, prices.after(tried)));
            if (next == price) {
                break;
            }
            price = next;
        }
        usual[member.index] = bounds.price;
        return done;
    }

    /** Works out the bounds for a price; true if they give the answer. */
    private boolean tryPrice(Member member, long price) {
        tried = current;
        if (!current.compute(price)) {
            return true;
        }
        long minutes = graph.minutes(tried.units);
        boolean right = minutes < NEVER && keepsCounted(tried.path);
        long cost = right ? tried.cost + minutes - graph.surcharge(tried.path) : NEVER;
        if (cost < answerCost) {
            answerCost = cost;
            answer = tried.path.clone();
        }
        if (!bounds.possible || tried.bound() > bounds.bound()) {
            current = bounds;
            bounds = tried;
        }
        return Math.min(answerCost - slack, ceiling) <= bounds.bound() - graph.surchargeAtMost();
    }

    /**
     * Finds the cheapest row by going on with the most promising beginnings; returns what no other is cheaper than that
     * would have been an answer.
     */
    private long walk() {
        queue.clear();
        int length = graph.to - graph.from;
        int label = queue.add(-1, 0, bounds.bound());
        queue.node[label] = graph.start;
        queue.day[label] = 0;
        queue.weekend[label] = 0;
        queue.units[label] = 0;
        queue.counters[label] = 0;
        atMost = graph.surchargeAtMost();
        boolean more = patient || (answerCost == NEVER && ceiling == NEVER);
        int enough = more ? mostLabels : enoughLabels;
        while ((label = queue.take()) >= 0 && queue.labels() < enough) {
            if (queue.day[label] == length) {
                answerCost = queue.cost[label];
                answer = read(label, length);
                return answerCost;
            }
            graph.expand(graph.from + queue.day[label], queue.node[label]);
            for (int edge = 0; edge < graph.edges; edge++) {
                follow(label, edge, queue.day[label] + 1 == length);
            }
        }
        return label < 0 ? NEVER : queue.least(label);
    }

    private void follow(int label, int edge, boolean last) {
        int weekend = queue.weekend[label] + graph.weekendStep[edge];
        int activity = graph.activity[edge];
        int counters = queue.counters[label];
        int counterStep = graph.counterStep[edge];
        if (weekend >= graph.weekends || graph.full(counters, activity, counterStep)) {
            return;
        }
        int day = queue.day[label] + 1;
        int node = graph.target[edge];
        int units = queue.units[label] + graph.units[edge];
        long cost = queue.cost[label] + graph.cost[edge];
        long end = last
                ? graph.minutes(units) - graph.surcharge(counters + counterStep)
                : bounds.price * units - bounds.due() - atMost;
        long ahead = bounds.after(day, node, weekend);
        if (ahead >= NEVER / 2 || end >= NEVER / 2 || cost + ahead + end >= Math.min(answerCost - slack, ceiling)) {
            return;
        }
        long state = (((long) day * graph.nodes + node) * graph.weekends + weekend) << 40
                | (long) units << 21
                | counters + counterStep;
        long way = last ? cost + ahead + end : cost;
        int next = queue.add(state, way, cost + ahead + end);
        if (next >= 0) {
            queue.before[next] = label;
            queue.day[next] = day;
            queue.node[next] = node;
            queue.weekend[next] = weekend;
            queue.units[next] = units;
            queue.counters[next] = counters + counterStep;
            queue.activity[next] = activity;
        }
    }

    private int[] read(int end, int length) {
        int[] path = new int[length];
        int label = end;
        for (int day = length - 1; day >= 0; day--) {
            path[day] = queue.activity[label];
            label = queue.before[label];
        }
        return path;
    }
}
