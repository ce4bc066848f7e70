package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Counts whether the least heads can be had at all, by a flow from people over their days to the demands. Nobody gives
 * more days than the best of their own rows does; that the days also have to go together is left out. So where too
 * little flows, no roster is legal.
 */
final class Counting {
    private final Sheet sheet;
    private final LegalRows rows;

    /** Heads of a need. @param skilled the need itself; else what is wanted beyond it of the same activity */
    private record Slot(Need need, int heads, boolean skilled) {}

    Counting(Sheet sheet, LegalRows rows) {
        this.sheet = sheet;
        this.rows = rows;
    }

    /** Returns demands that cannot be met together; none, if counting shows nothing. */
    Set<Need> tooMany() {
        int variants = Math.max(1, mostSkills());
        boolean byActivity = sheet.members.stream()
                .anyMatch(m -> Arrays.stream(m.maxShifts).anyMatch(most -> most > 0 && most < sheet.days));
        for (int skill = 0; skill < variants; skill++) {
            for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                int only = activity;
                Network network = new Network(slots(skill, n -> only == Sheet.OFF || n.activity() == only));
                if (!network.full()) {
                    return network.tooMany();
                }
                if (!byActivity) {
                    break;
                }
            }
        }
        return Set.of();
    }

    /** Returns by person and day what would meet the demands, bits of activities; all of them can be, by counting. */
    long[][] proposal() {
        return new Network(slots(0, n -> true)).proposal();
    }

    private int mostSkills() {
        return Arrays.stream(sheet.needsOf)
                .flatMap(Arrays::stream)
                .mapToInt(needs -> (int) Arrays.stream(needs)
                        .filter(n -> n.qualified() != null && n.demand().minimum() > 0)
                        .count())
                .max()
                .orElse(0);
    }

    /** Of each activity of a day the heads for everybody, and those for one of its skills, which serve both. */
    private List<Slot> slots(int skill, Predicate<Need> which) {
        List<Slot> slots = new ArrayList<>();
        for (Need[][] ofDay : sheet.needsOf) {
            for (Need[] same : ofDay) {
                List<Need> needs = Arrays.stream(same)
                        .filter(n -> n.demand().minimum() > 0 && which.test(n))
                        .toList();
                List<Need> skilled = needs.stream()
                        .filter(n -> n.qualified() != null)
                        .sorted(Comparator.comparing(n -> -n.demand().minimum()))
                        .toList();
                int there = 0;
                if (!skilled.isEmpty()) {
                    Need chosen = skilled.get(Math.min(skill, skilled.size() - 1));
                    there = chosen.demand().minimum();
                    slots.add(new Slot(chosen, there, true));
                }
                int already = there;
                needs.stream()
                        .filter(n -> n.qualified() == null && n.demand().minimum() > already)
                        .max(Comparator.comparing(n -> n.demand().minimum()))
                        .ifPresent(n -> slots.add(new Slot(n, n.demand().minimum() - already, false)));
            }
        }
        return slots;
    }

    private final class Network {
        private final Flow flow = new Flow();
        private final List<Slot> slots;
        private final int[] nodes;
        private final List<int[]> given = new ArrayList<>();
        private final int sent;

        Network(List<Slot> slots) {
            this.slots = slots;
            nodes = slots.stream().mapToInt(s -> flow.node()).toArray();
            for (int slot = 0; slot < nodes.length; slot++) {
                flow.edge(nodes[slot], Flow.SINK, slots.get(slot).heads());
            }
            sheet.members.forEach(this::add);
            sent = flow.most();
        }

        private void add(Member member) {
            long[] asked = new long[sheet.days];
            for (Slot slot : slots) {
                if (serves(member, slot)) {
                    asked[slot.need().day()] |= 1L << slot.need().activity();
                }
            }
            long days = Arrays.stream(asked).filter(day -> day != 0).count();
            long missed = rows.ask(member, asked).missed();
            if (days == 0 || missed >= days) {
                return;
            }
            int person = flow.node();
            flow.edge(Flow.SOURCE, person, (int) (days - missed));
            for (int day = 0; day < sheet.days; day++) {
                if (asked[day] != 0) {
                    int at = flow.node();
                    flow.edge(person, at, 1);
                    connect(member, day, at);
                }
            }
        }

        private void connect(Member member, int day, int at) {
            for (int slot = 0; slot < nodes.length; slot++) {
                if (slots.get(slot).need().day() == day && serves(member, slots.get(slot))) {
                    given.add(new int[] {flow.edge(at, nodes[slot], 1), member.index, slot});
                }
            }
        }

        private boolean serves(Member member, Slot slot) {
            Need need = slot.need();
            return member.may(need.day(), need.activity()) && (!slot.skilled() || need.counts(member));
        }

        boolean full() {
            return sent == slots.stream().mapToInt(Slot::heads).sum();
        }

        /** Returns the demands beyond the narrowest place, with those that are served at the same time. */
        Set<Need> tooMany() {
            Set<Need> needs = new HashSet<>();
            IntStream.range(0, nodes.length)
                    .filter(slot -> !flow.reaches(nodes[slot]))
                    .forEach(slot -> needs.add(slots.get(slot).need()));
            for (Need need : Set.copyOf(needs)) {
                needs.addAll(Arrays.asList(sheet.needsOf[need.day()][need.activity()]));
            }
            return needs;
        }

        long[][] proposal() {
            long[][] work = new long[sheet.members.size()][sheet.days];
            for (int[] edge : given) {
                if (flow.on(edge[0]) > 0) {
                    Need need = slots.get(edge[2]).need();
                    work[edge[1]][need.day()] = 1L << need.activity();
                }
            }
            return work;
        }
    }
}
