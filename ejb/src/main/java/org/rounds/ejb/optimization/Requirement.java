package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a legal roster has to keep to, and that somebody could do without.
 *
 * @param person whom it is about; null for nobody in particular
 * @param activity the work it is about; null for any, or for none
 * @param next of a succession, the work that must not follow
 * @param date null where it is about no single day
 * @param skill null where it is about none
 * @param figure what it asks for, in the kind's unit; 0 where it asks for nothing that could be counted
 * @param rule the rule behind it, of duty hours and supervision, or the pin; else null
 */
public record Requirement(
        Kind kind,
        @Nullable UUID person,
        @Nullable UUID activity,
        @Nullable UUID next,
        @Nullable LocalDate date,
        @Nullable String skill,
        long figure,
        @Nullable Record rule) {

    /** What is asked for. */
    public enum Kind {
        /** Heads on an activity of a day. */
        MINIMUM_COVER(4, 1, false),
        /** Heads on an activity of a day. */
        MAXIMUM_COVER(4, 1, true),
        /** Shifts of an activity. */
        MAX_SHIFTS(2, 1, true),
        /** Shifts of an activity. */
        MIN_SHIFTS(2, 1, false),
        /** Minutes of work. */
        MAX_MINUTES(1, 60, true),
        /** Minutes of work. */
        MIN_MINUTES(1, 60, false),
        /** Days in a row. */
        MAX_CONSECUTIVE_SHIFTS(2, 1, true),
        /** Days in a row. */
        MIN_CONSECUTIVE_SHIFTS(2, 1, false),
        /** Days in a row. */
        MIN_CONSECUTIVE_DAYS_OFF(2, 1, false),
        /** Weekends with work. */
        MAX_WEEKENDS(2, 1, true),
        /** Minutes between the work of two days. */
        REST(2, 60, false),
        /** The person is away on the day. */
        ABSENCE(6, 0, false),
        /** The person is in the house for something else at times. */
        ELSEWHERE(8, 0, false),
        /** The person's day is kept as it is. */
        PIN(1, 0, false),
        /** The activity needs a skill. */
        SKILL(10, 0, false),
        /** The activity is for some grades. */
        GRADE(10, 0, false),
        /** One activity must not follow another. */
        SUCCESSION(10, 0, false),
        /** A duty-hour rule holds for the person. */
        DUTY_HOURS(8, 0, false),
        /** Those who need supervision have it. */
        SUPERVISION(10, 0, false);

        /** What it costs to give way by a step, or, where there are no steps, to do without. */
        final int price;
        /** In its unit; 0 where it is kept or not, and nothing in between. */
        final int step;
        /** Whether more of its figure asks for less. */
        final boolean most;

        Kind(int price, int step, boolean most) {
            this.price = price;
            this.step = step;
            this.most = most;
        }
    }

    static Requirement of(Kind kind, @Nullable UUID person, @Nullable UUID activity, long figure) {
        return new Requirement(kind, person, activity, null, null, null, figure, null);
    }

    Requirement on(LocalDate day) {
        return new Requirement(kind, person, activity, next, day, skill, figure, rule);
    }

    Requirement with(@Nullable String needed) {
        return new Requirement(kind, person, activity, next, date, needed, figure, rule);
    }

    Requirement by(Record known) {
        return new Requirement(kind, person, activity, next, date, skill, figure, known);
    }

    Requirement before(UUID following) {
        return new Requirement(kind, person, activity, following, date, skill, figure, rule);
    }

    /** Returns the same with another figure. */
    public Requirement asking(long other) {
        return new Requirement(kind, person, activity, next, date, skill, other, rule);
    }
}
