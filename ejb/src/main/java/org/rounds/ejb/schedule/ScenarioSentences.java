package org.rounds.ejb.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.CellKey;

/** Tells what a scenario has changed as views, with a sentence each. */
final class ScenarioSentences {
    private final Sentences sentences;

    ScenarioSentences(Sentences sentences) {
        this.sentences = sentences;
    }

    RosterChangeView change(RosterChange change) {
        CellKey cell = change.cell();
        CellKey to = change.to();
        boolean later = change.kind() == RosterChange.Kind.MOVE;
        return new RosterChangeView(
                change.kind(),
                sentences.person(cell.person()),
                to.person().equals(cell.person()) ? null : sentences.person(to.person()),
                change.activity(),
                other(change),
                cell.date(),
                cell.slot(),
                later ? to.date() : null,
                later ? to.slot() : null,
                text(change) + ".");
    }

    private static @Nullable UUID other(RosterChange change) {
        return switch (change.kind()) {
            case EXCHANGE -> change.gone().get(1).activity();
            case CHANGE -> change.come().get(0).activity();
            case HAND_OVER, MOVE, ADDITION, REMOVAL -> null;
        };
    }

    private String text(RosterChange change) {
        String name = sentences.person(change.cell().person()).name();
        String work = sentences.code(change.activity());
        String day = Sentences.day(change.cell().date());
        String partner = sentences.person(change.to().person()).name();
        UUID other = other(change);
        return switch (change.kind()) {
            case HAND_OVER -> "%s does %s on %s for %s".formatted(partner, work, day, name);
            case EXCHANGE -> "%s and %s exchange %s and %s on %s".formatted(name, partner, work, code(other), day);
            case MOVE ->
                "%s does %s on %s instead of %s"
                        .formatted(name, work, Sentences.day(change.to().date()), day);
            case CHANGE -> "%s does %s instead of %s on %s".formatted(name, code(other), work, day);
            case ADDITION -> "%s does %s on %s".formatted(name, work, day);
            case REMOVAL -> "%s no longer does %s on %s".formatted(name, work, day);
        };
    }

    private String code(@Nullable UUID activity) {
        return activity == null ? "nothing" : sentences.code(activity);
    }

    /** Says what a merge would do with a cell, or has done. */
    MergeCellView cell(ThreeWay.Cell cell) {
        String place = sentences.person(cell.key().person()).name() + " on "
                + Sentences.day(cell.key().date());
        String text = cell.isChangedBySchedule()
                ? "%s: %s in the schedule, %s in the scenario, %s before"
                        .formatted(place, code(cell.schedule()), code(cell.scenario()), code(cell.base()))
                : "%s: %s instead of %s".formatted(place, code(cell.scenario()), code(cell.schedule()));
        return new MergeCellView(
                sentences.person(cell.key().person()),
                cell.key().date(),
                cell.key().slot(),
                cell.base(),
                cell.schedule(),
                cell.scenario(),
                text + ".");
    }
}
