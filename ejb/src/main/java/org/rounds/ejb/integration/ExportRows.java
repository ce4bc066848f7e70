package org.rounds.ejb.integration;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.Membership;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.Profile;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.Source;
import org.rounds.ejb.integration.RosterBundle.TeamRow;
import org.rounds.ejb.integration.RosterBundle.Terms;
import org.rounds.ejb.people.TeamView;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.AbsenceTerms;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.TeamMembership;
import org.rounds.persistence.people.WorkLimits;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.schedule.RosterRequest;

/** What is stored as rows of a bundle, in an order that depends on nothing but what they say. */
final class ExportRows {
    private static final Source SOURCE = new Source("export", 0);

    private ExportRows() {}

    static TeamRow team(TeamView team) {
        return new TeamRow(SOURCE, team.name(), word(team.kind()), team.timeZone());
    }

    static ActivityRow activity(Activity activity, ExportCodes codes) {
        return new ActivityRow(
                SOURCE,
                activity.code(),
                activity.name(),
                word(activity.kind()),
                activity.startTime(),
                Math.toIntExact(activity.length().toMinutes()),
                word(activity.presence()),
                activity.bookable(),
                activity.teamId() == null,
                codes(activity.mayNotFollow(), codes),
                activity.skills());
    }

    private static Set<String> codes(Collection<UUID> activities, ExportCodes codes) {
        return activities.stream().map(codes::activity).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    static PersonRow person(Person person, List<TeamMembership> times, ExportCodes codes) {
        WorkLimits limits = person.limits();
        Map<String, Integer> maxShifts = new HashMap<>();
        person.maxShifts().forEach((activity, most) -> {
            String code = codes.activity(activity);
            if (code != null) {
                maxShifts.put(code, most);
            }
        });
        return new PersonRow(
                SOURCE,
                codes.person(person.id()),
                person.name(),
                word(person.type()),
                person.active(),
                null,
                person.academicYears(),
                memberships(times),
                person.skills(),
                limits.periodDays(),
                maxShifts,
                limits.maxMinutes(),
                limits.minMinutes(),
                limits.maxConsecutiveShifts(),
                limits.minConsecutiveShifts(),
                limits.minConsecutiveDaysOff(),
                limits.maxWeekends(),
                limits.minRestMinutes(),
                new Profile(
                        person.email().orElse(null),
                        person.employmentFraction(),
                        person.facultyRole().map(ExportRows::word).orElse(null),
                        person.specialties(),
                        person.targets(),
                        person.terms().stream()
                                .map(term -> TermRow.of(term, codes))
                                .filter(TermRow::told)
                                .toList()));
    }

    /** A member's time in the team without beginning and end goes without saying. */
    private static List<Membership> memberships(List<TeamMembership> times) {
        return times.stream()
                .filter(time ->
                        time.startDate() != null || time.endDate() != null || time.role() != TeamMembership.Role.MEMBER)
                .map(time -> new Membership(time.startDate(), time.endDate(), word(time.role())))
                .sorted(comparing(Membership::startDate, nullsFirst(naturalOrder())))
                .toList();
    }

    static List<CoverageRow> coverage(List<CoverageRequirement> wanted, ExportCodes codes) {
        return wanted.stream()
                .filter(requirement -> codes.activity(requirement.activityId()) != null)
                .map(requirement -> coverage(requirement, codes))
                .sorted(comparing(CoverageRow::date)
                        .thenComparing(CoverageRow::activity)
                        .thenComparing(CoverageRow::skill, nullsFirst(naturalOrder()))
                        .thenComparing(row -> row.weekdays().toString()))
                .toList();
    }

    private static CoverageRow coverage(CoverageRequirement requirement, ExportCodes codes) {
        var heads = requirement.heads();
        return new CoverageRow(
                SOURCE,
                requirement.startDate(),
                requirement.endDate(),
                requirement.weekdays(),
                Objects.requireNonNull(codes.activity(requirement.activityId())),
                heads.skill(),
                heads.minimum(),
                heads.required(),
                heads.underWeight(),
                heads.overWeight());
    }

    static List<RequestRow> requests(List<RosterRequest> wishes, ExportCodes codes) {
        return wishes.stream()
                .filter(wish -> wish.activityId() == null || codes.activity(wish.activityId()) != null)
                .map(wish -> new RequestRow(
                        SOURCE,
                        codes.person(wish.personId()),
                        wish.date(),
                        wish.activityId() == null ? null : codes.activity(wish.activityId()),
                        wish.kind() == RosterRequest.Kind.ON,
                        wish.weight()))
                .sorted(comparing(RequestRow::date)
                        .thenComparing(RequestRow::person)
                        .thenComparing(RequestRow::activity, nullsFirst(naturalOrder()))
                        .thenComparing(RequestRow::wanted))
                .toList();
    }

    static List<AbsenceRow> absences(List<Absence> absences, ExportCodes codes) {
        return absences.stream()
                .map(absence -> new AbsenceRow(
                        SOURCE,
                        codes.person(absence.personId()),
                        absence.startDate(),
                        absence.endDate(),
                        word(absence.type()),
                        terms(absence, codes)))
                .sorted(comparing(AbsenceRow::startDate)
                        .thenComparing(AbsenceRow::person)
                        .thenComparing(AbsenceRow::endDate)
                        .thenComparing(AbsenceRow::type)
                        .thenComparing(row -> row.terms().toString()))
                .toList();
    }

    private static Terms terms(Absence absence, ExportCodes codes) {
        AbsenceTerms terms = absence.terms();
        return new Terms(
                word(absence.state()),
                terms.blocking(),
                terms.awayFromProgram(),
                terms.returnDateTentative(),
                terms.replacementActivityId() == null ? null : codes.activity(terms.replacementActivityId()),
                terms.notes(),
                absence.reviewNotes().orElse(null));
    }

    /** Returns a constant as it stands in files. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
