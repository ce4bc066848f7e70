package org.rounds.ejb.optimization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for ways to mend a roster some of whose people have fallen out, or from which more or fewer heads are wanted than
 * before: each duty that is left and each head that is missing goes to somebody who is free, or to somebody who hands
 * over another duty for it, or to nobody; a head too many is let off where that is better. Every figure is what judging the
 * mended roster as a whole would give.
 *
 * <p>The gaps are mended one by one in the order of time, and the best few ways so far are followed. Chains of two are
 * looked for where nobody who is free could do it without breaking a hard rule.
 */
public final class Repairs {
    /** How many ways are followed at once. */
    private static final int WAYS = 3;
    /** How many people are tried as the first link of a chain, of each kind. */
    private static final int LINKS = 3;

    /**
     * A duty that changes hands, is new, or ends.
     *
     * @param from who had it; null for nobody
     * @param to who has it from now on; null for nobody
     */
    public record Move(@Nullable UUID from, int period, UUID activity, @Nullable UUID to) {}

    /**
     * One way to mend a roster.
     *
     * @param moves in an order in which nobody ever has two things in a period
     * @param disturbed whose duties change, apart from those who fell out
     * @param late moves of duties that begin so soon that their people rely on them
     * @param missing heads that the changed demands still lack of what they want
     */
    public record Repair(List<Move> moves, List<UUID> disturbed, int late, int missing, Reasons.Effect effect) {}

    /**
     * What must be kept to.
     *
     * @param now what has begun is not touched
     * @param notice who has a duty so soon after that is only moved where hard rules gain by it; zero, if nobody relies on
     *     anything yet
     * @param budget the most duties of other people that may change hands
     * @param out who is not to be given anything
     * @param changed the demands of which more or fewer heads are wanted than when the roster was made
     */
    public record Bounds(
            Instant now, Duration notice, int budget, Set<UUID> out, Collection<RosterProblem.Demand> changed) {}

    /** A way to mend the gaps so far. */
    private record Way(WhatIf roster, List<Handed> handed, Points gain, int late, int extra, int links) {}

    private record Handed(@Nullable Member from, int day, int activity, @Nullable Member to) {}

    /**
     * What is done about one gap.
     *
     * @param extra duties of others that change for it
     * @param links those of them that nobody has asked to change
     */
    private record Option(List<Handed> handed, Points gain, int late, int extra, int links) {}

    /** Something to mend, in one of the ways so far. */
    private record Gap(int day, Function<Way, Stream<Option>> options) {}

    private final Sheet sheet;
    private final int[][] rows;
    private final Bounds bounds;
    private final long now;
    private final long relied;
    private final Set<Member> fallen = new HashSet<>();
    private final List<Need> changed;
    private final Comparator<Way> best;

    Repairs(Sheet sheet, int[][] rows, Bounds bounds) {
        this.sheet = sheet;
        this.rows = rows;
        this.bounds = bounds;
        now = bounds.now().getEpochSecond() / 60;
        relied = now + bounds.notice().toMinutes();
        changed = Arrays.stream(sheet.needs)
                .flatMap(Arrays::stream)
                .filter(need -> bounds.changed().contains(need.demand()))
                .filter(need -> sheet.start(need.day(), need.activity()) >= now)
                .toList();
        double disturbance = sheet.weight() / 2;
        best = Comparator.comparing((Way w) -> w.gain().hard())
                .thenComparing(w -> -w.late())
                .thenComparing(w -> w.gain().soft() - w.links() * disturbance)
                .reversed();
    }

    /** Returns the best few ways, best first; none, if nothing is to be done. */
    List<Repair> find() {
        List<Handed> vacant = vacant();
        vacant.forEach(v -> fallen.add(Objects.requireNonNull(v.from())));
        WhatIf asIs = new WhatIf(sheet, rows);
        List<Way> ways = List.of(new Way(asIs, List.of(), Points.NONE, 0, 0, 0));
        for (Gap gap : gaps(vacant, asIs)) {
            Set<Set<Handed>> seen = new HashSet<>();
            ways = ways.stream()
                    .flatMap(way -> gap.options().apply(way).map(option -> way(way, option)))
                    .filter(way -> way.extra() <= bounds.budget() && seen.add(Set.copyOf(way.handed())))
                    .sorted(best)
                    .limit(WAYS)
                    .toList();
        }
        return ways.stream()
                .filter(way -> !way.handed().isEmpty())
                .map(this::told)
                .toList();
    }

    /** The duties that are left, and the heads of the changed demands, in the order of time. */
    private List<Gap> gaps(List<Handed> vacant, WhatIf asIs) {
        List<Gap> gaps = new ArrayList<>();
        vacant.forEach(duty -> gaps.add(new Gap(duty.day(), way -> options(way, duty, null))));
        for (Need need : changed) {
            int heads = asIs.heads(need);
            int without = heads
                    - (int) vacant.stream()
                            .filter(v -> v.day() == need.day()
                                    && v.activity() == need.activity()
                                    && need.counts(Objects.requireNonNull(v.from())))
                            .count();
            int most = Math.max(
                    wanted(need) - without,
                    Math.min(bounds.budget(), heads - need.demand().required()));
            for (int head = 0; head < most; head++) {
                gaps.add(new Gap(need.day(), way -> adjusted(way, need)));
            }
        }
        gaps.sort(Comparator.comparing(Gap::day));
        return gaps;
    }

    private static int wanted(Need need) {
        return Math.max(need.demand().required(), need.demand().minimum());
    }

    /** One head more where some are missing, or one less where there are too many; or all as it is. */
    private Stream<Option> adjusted(Way way, Need need) {
        int heads = way.roster().heads(need);
        Option asIs = new Option(List.of(), Points.NONE, 0, 0, 0);
        Stream<Option> better = Stream.empty();
        if (need.lacks(heads)) {
            better = options(way, new Handed(null, need.day(), need.activity(), null), need);
        } else if (heads > need.demand().required()) {
            better = sheet.members.stream()
                    .filter(m -> way.roster().worked(m, need.day()) == need.activity()
                            && need.counts(m)
                            && !fallen.contains(m)
                            && movable(way, m, need.day()))
                    .map(m -> option(way, List.of(given(way, m, need.day())), 1, 0));
        }
        return Stream.concat(
                Stream.of(asIs),
                better.filter(o -> Points.NONE.lessThan(o.gain()))
                        .sorted(ofOptions())
                        .limit(WAYS));
    }

    /** The duties of those who are away, as given to nobody, in the order of time. */
    private List<Handed> vacant() {
        return IntStream.range(0, sheet.days)
                .boxed()
                .flatMap(day -> sheet.members.stream()
                        .filter(m -> rows[m.index][day] != Sheet.OFF
                                && m.away(day, rows[m.index][day])
                                && sheet.start(day, rows[m.index][day]) >= now)
                        .map(m -> new Handed(m, day, rows[m.index][day], null)))
                .toList();
    }

    private Way way(Way before, Option option) {
        List<Handed> handed = new ArrayList<>(before.handed());
        handed.addAll(option.handed());
        return new Way(
                before.roster().with(changes(option.handed())),
                handed,
                before.gain().plus(option.gain()),
                before.late() + option.late(),
                before.extra() + option.extra(),
                before.links() + option.links());
    }

    /**
     * What can be done about one duty: nothing, somebody who is free, or a chain of two.
     *
     * @param need whom the duty has to serve; null for any
     */
    private Stream<Option> options(Way way, Handed duty, @Nullable Need need) {
        Option dropped = option(way, duty.from() == null ? List.of() : List.of(duty), 0, 0);
        List<Option> single = able(way, duty.day(), duty.activity(), need)
                .filter(m -> way.roster().worked(m, duty.day()) == Sheet.OFF)
                .map(m -> option(way, List.of(to(duty, m)), 0, 0))
                .sorted(ofOptions())
                .toList();
        boolean mended = !single.isEmpty()
                && single.get(0).gain().hard() >= dropped.gain().hard();
        Stream<Option> chains =
                mended || bounds.budget() == way.extra() ? Stream.empty() : chains(way, duty, need, single);
        return Stream.of(Stream.of(dropped), single.stream().limit(WAYS), chains)
                .flatMap(options -> options);
    }

    private Stream<Option> chains(Way way, Handed duty, @Nullable Need need, List<Option> single) {
        int day = duty.day();
        Stream<Handed> moving = able(way, day, duty.activity(), need)
                .filter(m -> movable(way, m, day))
                .map(m -> option(way, List.of(given(way, m, day), to(duty, m)), 1, 1))
                .sorted(ofOptions())
                .limit(LINKS)
                .map(o -> o.handed().get(0));
        Stream<Handed> making = single.stream()
                .limit(LINKS)
                .map(o -> Objects.requireNonNull(o.handed().get(0).to()))
                .flatMap(m -> Stream.of(day - sheet.perDay, day + sheet.perDay)
                        .filter(near -> near >= 0 && near < sheet.days && movable(way, m, near))
                        .map(near -> given(way, m, near)));
        return Stream.concat(moving, making)
                .flatMap(first -> Stream.concat(
                                Stream.of(first),
                                able(way, first.day(), first.activity(), null)
                                        .filter(m -> way.roster().worked(m, first.day()) == Sheet.OFF)
                                        .map(m -> to(first, m)))
                        .map(handed ->
                                option(way, List.of(handed, to(duty, Objects.requireNonNull(first.from()))), 1, 1)))
                .sorted(ofOptions())
                .limit(WAYS);
    }

    /** Says whether the person has something of their own then that may still be handed over. */
    private boolean movable(Way way, Member member, int day) {
        int worked = way.roster().worked(member, day);
        boolean own = way.handed().stream().noneMatch(h -> h.to() == member && h.day() == day);
        return worked != Sheet.OFF
                && own
                && !member.away(day, worked)
                && member.pins[day] == Member.FREE
                && sheet.start(day, worked) >= now;
    }

    private Stream<Member> able(Way way, int day, int activity, @Nullable Need need) {
        return sheet.members.stream()
                .filter(m -> !bounds.out().contains(m.person.id())
                        && (need == null || need.counts(m))
                        && way.roster().worked(m, day) != activity
                        && Reasons.obstacles(m, day, activity).isEmpty());
    }

    private static Handed given(Way way, Member from, int day) {
        return new Handed(from, day, way.roster().worked(from, day), null);
    }

    private static Handed to(Handed duty, Member to) {
        return new Handed(duty.from(), duty.day(), duty.activity(), to);
    }

    private Option option(Way way, List<Handed> handed, int extra, int links) {
        int late = (int) handed.stream()
                .filter(h ->
                        h.from() != null && !fallen.contains(h.from()) && sheet.start(h.day(), h.activity()) < relied)
                .count();
        return new Option(handed, way.roster().gain(changes(handed)), late, extra, links);
    }

    private static Comparator<Option> ofOptions() {
        return Comparator.comparing((Option o) -> o.gain().hard())
                .thenComparing(o -> -o.late())
                .thenComparing(o -> o.gain().soft())
                .reversed();
    }

    /** First everybody lets go, then they take. */
    private static List<WhatIf.Change> changes(List<Handed> handed) {
        List<WhatIf.Change> changes = new ArrayList<>();
        for (Handed h : handed) {
            if (h.from() != null) {
                changes.add(new WhatIf.Change(h.from(), h.day(), Sheet.OFF));
            }
        }
        for (Handed h : handed) {
            if (h.to() != null) {
                changes.add(new WhatIf.Change(h.to(), h.day(), h.activity()));
            }
        }
        return changes;
    }

    private Repair told(Way way) {
        Map<UUID, Boolean> disturbed = new LinkedHashMap<>();
        for (Handed h : way.handed()) {
            Stream.of(h.from(), h.to())
                    .filter(m -> m != null && !fallen.contains(m))
                    .forEach(m -> disturbed.put(m.person.id(), true));
        }
        List<WhatIf.Change> changes = changes(way.handed());
        var asIs = new WhatIf(sheet, rows);
        return new Repair(
                way.handed().stream()
                        .map(h -> new Move(
                                h.from() == null ? null : h.from().person.id(),
                                h.day(),
                                sheet.problem.activities().get(h.activity()).id(),
                                h.to() == null ? null : h.to().person.id()))
                        .toList(),
                List.copyOf(disturbed.keySet()),
                way.late(),
                changed.stream()
                        .mapToInt(
                                need -> Math.max(0, wanted(need) - way.roster().heads(need)))
                        .sum(),
                new Reasons.Effect(way.gain().hard(), way.gain().soft(), asIs.before(changes), asIs.after(changes)));
    }
}
