package org.rounds.ejb.optimization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for ways to mend a roster some of whose people have fallen out: each of their duties goes to somebody who is free,
 * or to somebody who hands over another duty for it, or to nobody. Every figure is what judging the mended roster as a
 * whole would give.
 *
 * <p>The duties are mended one by one in the order of time, and the best few ways so far are followed. Chains of two are
 * looked for where nobody who is free could do it without breaking a hard rule.
 */
public final class Repairs {
    /** How many ways are followed at once. */
    private static final int WAYS = 3;
    /** How many people are tried as the first link of a chain, of each kind. */
    private static final int LINKS = 3;

    /** A duty that changes hands. @param to who has it from now on; null for nobody */
    public record Move(UUID from, int period, UUID activity, @Nullable UUID to) {}

    /**
     * One way to mend a roster.
     *
     * @param moves in an order in which nobody ever has two things in a period
     * @param disturbed whose duties change, apart from those who fell out
     * @param late moves of duties that begin so soon that their people rely on them
     */
    public record Repair(List<Move> moves, List<UUID> disturbed, int late, Reasons.Effect effect) {}

    /**
     * What must be kept to.
     *
     * @param now what has begun is not touched
     * @param notice who has a duty so soon after that is only moved where hard rules gain by it; zero, if nobody relies on
     *     anything yet
     * @param budget the most duties of other people that may change hands
     * @param out who is not to be given anything
     */
    public record Bounds(Instant now, Duration notice, int budget, Set<UUID> out) {}

    /** A way to mend the duties so far. */
    private record Way(WhatIf roster, List<Handed> handed, Points gain, int late, int extra) {}

    private record Handed(Member from, int day, int activity, @Nullable Member to) {}

    /** What is done about one duty. */
    private record Option(List<Handed> handed, Points gain, int late) {
        int extra() {
            return handed.size() - 1;
        }
    }

    private final Sheet sheet;
    private final int[][] rows;
    private final Bounds bounds;
    private final long now;
    private final long relied;
    private final Set<Member> fallen = new HashSet<>();
    private final Comparator<Way> best;

    Repairs(Sheet sheet, int[][] rows, Bounds bounds) {
        this.sheet = sheet;
        this.rows = rows;
        this.bounds = bounds;
        now = bounds.now().getEpochSecond() / 60;
        relied = now + bounds.notice().toMinutes();
        double disturbance = sheet.weight() / 2;
        best = Comparator.comparing((Way w) -> w.gain().hard())
                .thenComparing(w -> -w.late())
                .thenComparing(w -> w.gain().soft() - w.extra() * disturbance)
                .reversed();
    }

    /** Returns the best few ways, best first; none, if nobody has fallen out of anything. */
    List<Repair> find() {
        List<Handed> vacant = vacant();
        vacant.forEach(v -> fallen.add(v.from()));
        List<Way> ways = List.of(new Way(new WhatIf(sheet, rows), List.of(), Points.NONE, 0, 0));
        for (Handed duty : vacant) {
            ways = ways.stream()
                    .flatMap(way -> options(way, duty).map(option -> way(way, option)))
                    .filter(way -> way.extra() <= bounds.budget())
                    .sorted(best)
                    .limit(WAYS)
                    .toList();
        }
        return vacant.isEmpty() ? List.of() : ways.stream().map(this::told).toList();
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
                before.extra() + option.extra());
    }

    /** What can be done about one duty: nothing, somebody who is free, or a chain of two. */
    private Stream<Option> options(Way way, Handed duty) {
        Option dropped = option(way, List.of(duty));
        List<Option> single = able(way, duty.day(), duty.activity())
                .filter(m -> way.roster().worked(m, duty.day()) == Sheet.OFF)
                .map(m -> option(way, List.of(to(duty, m))))
                .sorted(ofOptions())
                .toList();
        boolean mended = !single.isEmpty()
                && single.get(0).gain().hard() >= dropped.gain().hard();
        Stream<Option> chains = mended || bounds.budget() == way.extra() ? Stream.empty() : chains(way, duty, single);
        return Stream.of(Stream.of(dropped), single.stream().limit(WAYS), chains)
                .flatMap(options -> options);
    }

    private Stream<Option> chains(Way way, Handed duty, List<Option> single) {
        int day = duty.day();
        Stream<Handed> moving = able(way, day, duty.activity())
                .filter(m -> movable(way, m, day))
                .map(m -> option(way, List.of(given(way, m, day), to(duty, m))))
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
                                able(way, first.day(), first.activity())
                                        .filter(m -> way.roster().worked(m, first.day()) == Sheet.OFF)
                                        .map(m -> to(first, m)))
                        .map(handed -> option(way, List.of(handed, to(duty, first.from())))))
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

    private Stream<Member> able(Way way, int day, int activity) {
        return sheet.members.stream()
                .filter(m -> !bounds.out().contains(m.person.id())
                        && way.roster().worked(m, day) != activity
                        && Reasons.obstacles(m, day, activity).isEmpty());
    }

    private static Handed given(Way way, Member from, int day) {
        return new Handed(from, day, way.roster().worked(from, day), null);
    }

    private static Handed to(Handed duty, Member to) {
        return new Handed(duty.from(), duty.day(), duty.activity(), to);
    }

    private Option option(Way way, List<Handed> handed) {
        int late = (int) handed.stream()
                .filter(h -> !fallen.contains(h.from()) && sheet.start(h.day(), h.activity()) < relied)
                .count();
        return new Option(handed, way.roster().gain(changes(handed)), late);
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
        handed.forEach(h -> changes.add(new WhatIf.Change(h.from(), h.day(), Sheet.OFF)));
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
                                h.from().person.id(),
                                h.day(),
                                sheet.problem.activities().get(h.activity()).id(),
                                h.to() == null ? null : h.to().person.id()))
                        .toList(),
                List.copyOf(disturbed.keySet()),
                way.late(),
                new Reasons.Effect(way.gain().hard(), way.gain().soft(), asIs.before(changes), asIs.after(changes)));
    }
}
