package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rounds.persistence.schedule.CellKey;

/**
 * One thing that happens to people between two rosters. Every piece of work that goes or comes is in exactly one of them, so
 * that all of them together turn one roster into the other, and each of them backwards turns it back.
 *
 * @param gone what is no longer there
 * @param come what is there instead
 */
public record RosterChange(Kind kind, List<Piece> gone, List<Piece> come) {
    /** What happens. */
    public enum Kind {
        /** Somebody does another's work. */
        HAND_OVER,
        /** Two do each other's. */
        EXCHANGE,
        /** Somebody does the same at another time. */
        MOVE,
        /** Somebody does other work at the same time. */
        CHANGE,
        ADDITION,
        REMOVAL
    }

    /** Somebody's work. */
    public record Piece(CellKey cell, UUID activity) {
        /** The same work, whoever does it. */
        private Object work() {
            return List.of(cell.date(), cell.slot(), activity);
        }

        /** The same of one person, whenever. */
        private Object doing() {
            return List.of(cell.person(), activity);
        }
    }

    private static final Comparator<Piece> ORDER = Comparator.comparing(Piece::cell);

    static List<RosterChange> between(Map<CellKey, UUID> before, Map<CellKey, UUID> after) {
        List<Piece> gone = missing(before, after);
        List<Piece> come = missing(after, before);
        List<RosterChange> changes = exchanges(pairs(Kind.HAND_OVER, gone, come, Piece::work));
        changes.addAll(pairs(Kind.CHANGE, gone, come, Piece::cell));
        changes.addAll(pairs(Kind.MOVE, gone, come, Piece::doing));
        gone.forEach(piece -> changes.add(new RosterChange(Kind.REMOVAL, List.of(piece), List.of())));
        come.forEach(piece -> changes.add(new RosterChange(Kind.ADDITION, List.of(), List.of(piece))));
        changes.sort(Comparator.comparing(RosterChange::first, ORDER));
        return changes;
    }

    /** Returns the days of the cells in which the rosters differ, by person. */
    static Map<UUID, List<LocalDate>> days(Map<CellKey, UUID> before, Map<CellKey, UUID> after) {
        return Stream.of(missing(before, after), missing(after, before))
                .flatMap(List::stream)
                .map(Piece::cell)
                .distinct()
                .collect(
                        Collectors.groupingBy(CellKey::person, Collectors.mapping(CellKey::date, Collectors.toList())));
    }

    /** Returns what one roster has and the other has not, by day. */
    private static List<Piece> missing(Map<CellKey, UUID> there, Map<CellKey, UUID> here) {
        List<Piece> missing = new ArrayList<>();
        there.forEach((cell, activity) -> {
            if (!activity.equals(here.get(cell))) {
                missing.add(new Piece(cell, activity));
            }
        });
        missing.sort(ORDER);
        return missing;
    }

    /** Pairs, in their order, what has the same key, and takes it out of the lists. */
    private static List<RosterChange> pairs(
            Kind kind, List<Piece> gone, List<Piece> come, Function<Piece, Object> key) {
        Map<Object, List<Piece>> waiting = new HashMap<>();
        come.forEach(piece -> waiting.computeIfAbsent(key.apply(piece), k -> new ArrayList<>())
                .add(piece));
        List<RosterChange> pairs = new ArrayList<>();
        for (Iterator<Piece> each = gone.iterator(); each.hasNext(); ) {
            Piece piece = each.next();
            List<Piece> partners = waiting.getOrDefault(key.apply(piece), List.of());
            if (!partners.isEmpty()) {
                Piece partner = partners.remove(0);
                pairs.add(new RosterChange(kind, List.of(piece), List.of(partner)));
                come.remove(partner);
                each.remove();
            }
        }
        return pairs;
    }

    /** Makes one of two who take each other's work over. */
    private static List<RosterChange> exchanges(List<RosterChange> handOvers) {
        List<RosterChange> changes = new ArrayList<>();
        Map<Object, RosterChange> open = new HashMap<>();
        for (RosterChange change : handOvers) {
            CellKey from = change.gone.get(0).cell();
            CellKey to = change.come.get(0).cell();
            RosterChange other = open.remove(List.of(to, from));
            if (other == null) {
                open.put(List.of(from, to), change);
            } else {
                changes.add(new RosterChange(
                        Kind.EXCHANGE,
                        List.of(other.gone.get(0), change.gone.get(0)),
                        List.of(other.come.get(0), change.come.get(0))));
            }
        }
        changes.addAll(open.values());
        return changes;
    }

    private Piece first() {
        return gone.isEmpty() ? come.get(0) : gone.get(0);
    }

    /** The cell it begins with; of two, that of whose work goes. */
    CellKey cell() {
        return first().cell();
    }

    UUID activity() {
        return first().activity();
    }

    /** The cell it comes to; the same, where nothing comes or nothing goes. */
    CellKey to() {
        return gone.isEmpty() || come.isEmpty() ? cell() : come.get(0).cell();
    }
}
