package org.rounds.ejb.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.admin.DemoProgram.Rotation;
import org.rounds.ejb.admin.DemoProgram.Work;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.SaveAbsence;
import org.rounds.ejb.people.SavePerson;
import org.rounds.ejb.people.SaveTeam;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.rotation.AcademicYearService;
import org.rounds.ejb.rotation.ActivityFace;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.rotation.BlockService;
import org.rounds.ejb.rotation.BlockView;
import org.rounds.ejb.rotation.LayOutBlocks;
import org.rounds.ejb.rotation.RotationPatternView;
import org.rounds.ejb.rotation.RotationRequirementView;
import org.rounds.ejb.rotation.RotationTemplateService;
import org.rounds.ejb.rotation.RotationTemplateView;
import org.rounds.ejb.rotation.SaveAcademicYear;
import org.rounds.ejb.rotation.SaveActivity;
import org.rounds.ejb.rotation.SaveRotationPatterns;
import org.rounds.ejb.rotation.SaveRotationTemplate;
import org.rounds.ejb.schedule.CoverageService;
import org.rounds.ejb.schedule.DutyRuleView;
import org.rounds.ejb.schedule.GenerateSchedule;
import org.rounds.ejb.schedule.RuleSetService;
import org.rounds.ejb.schedule.SaveCoverageRequirement;
import org.rounds.ejb.schedule.SaveRuleSet;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.Team;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.Block;
import org.rounds.persistence.rotation.RotationPattern.Slot;
import org.rounds.persistence.schedule.DutyRule;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.Listing;

/** Loads the residency of the demo, with the product's own use cases, and says what is to be generated for it. */
@Dependent
class DemoResidency {
    private static final String NAME = "Family Medicine Residency";
    private static final int FIRST_YEAR = 1;
    private static final int GRADES = 3;
    /** A resident's vacation: three weeks a year, one at a time. */
    private static final int VACATIONS = 3;

    private static final int ROTATION_SECONDS = 12;
    private static final int CALL_SECONDS = 6;
    private static final int WORK_SECONDS = 8;
    private static final int CALL_DAYS = 84;

    @Inject
    TeamService teams;

    @Inject
    PersonService people;

    @Inject
    AbsenceService absences;

    @Inject
    AcademicYearService years;

    @Inject
    BlockService blocks;

    @Inject
    ActivityService activities;

    @Inject
    RotationTemplateService templates;

    @Inject
    CoverageService coverage;

    @Inject
    RuleSetService rules;

    /**
     * What was loaded.
     *
     * @param residents by number, eight a grade
     */
    record Loaded(List<UUID> residents, List<UUID> faculty) {}

    /** @param today a day of the academic year that is loaded */
    Loaded load(LocalDate today) {
        UUID team = teams.create(new SaveTeam(NAME, Team.Kind.PROGRAM, null)).id();
        int year = Person.academicYear(today);
        var academicYear = years.create(new SaveAcademicYear(year, null, null, null));
        List<BlockView> laidOut = blocks.layOut(academicYear.id(), new LayOutBlocks(null, null));
        Map<String, UUID> work = new HashMap<>();
        DemoProgram.WORK.forEach(w -> work.put(w.code(), work(team, w)));
        DemoProgram.ROTATIONS.forEach(r -> rotation(team, r, work, laidOut));
        coverWork(team, work, laidOut);
        rules.create(new SaveRuleSet(team, "ACGME common program requirements", acgme()));
        rules.create(new SaveRuleSet(team, "Clinic supervision", List.of(supervision())));
        List<UUID> residents = new ArrayList<>();
        for (int i = 0; i < DemoProgram.RESIDENTS.size(); i++) {
            int grade = i * GRADES / DemoProgram.RESIDENTS.size() + 1;
            residents.add(person(team, DemoProgram.RESIDENTS.get(i), Person.Type.RESIDENT, grade));
        }
        List<UUID> faculty = DemoProgram.FACULTY.stream()
                .map(name -> person(team, name, Person.Type.FACULTY, null))
                .toList();
        vacations(residents, faculty, laidOut);
        return new Loaded(residents, faculty);
    }

    private UUID person(UUID team, String name, Person.Type type, @Nullable Integer grade) {
        String skill = type.name().toLowerCase(Locale.ROOT);
        return people.create(new SavePerson(
                        name, type, grade, null, null, null, null, Set.of(skill), team, null, null, null))
                .id();
    }

    private UUID work(UUID team, Work work) {
        boolean home = work.code().equals("HOME");
        boolean senior = work.code().equals("CALL");
        return activities
                .create(
                        ActivityFace.ACTIVITIES,
                        new SaveActivity(
                                team,
                                work.code(),
                                work.name(),
                                Activity.Kind.valueOf(work.kind().toUpperCase(Locale.ROOT)),
                                LocalTime.parse(work.start()),
                                work.minutes(),
                                home ? Activity.Presence.AT_HOME : Activity.Presence.ON_SITE,
                                false,
                                work.code(),
                                null,
                                Set.of("CA", "CP").contains(work.code()),
                                Set.of("PA", "PP").contains(work.code()),
                                senior ? FIRST_YEAR + 1 : null,
                                null,
                                null,
                                Set.of(work.skill())))
                .id();
    }

    private void rotation(UUID team, Rotation rotation, Map<String, UUID> work, List<BlockView> laidOut) {
        List<RotationRequirementView> asked = rotation.grades().entrySet().stream()
                .map(e -> new RotationRequirementView(
                        e.getKey(), e.getValue().get(0), e.getValue().get(1)))
                .toList();
        RotationTemplateView template = templates.create(new SaveRotationTemplate(
                team,
                rotation.code(),
                rotation.name(),
                rotation.code(),
                rotation.color(),
                rotation.setting(),
                rotation.leaveEligible(),
                null,
                null,
                null,
                rotation.grades().keySet().stream().min(Integer::compare).orElseThrow(),
                rotation.grades().keySet().stream().max(Integer::compare).orElseThrow(),
                null,
                Set.of("resident"),
                asked));
        templates.changePatterns(
                template.id(), template.version(), before -> new SaveRotationPatterns(week(rotation, work)));
        if (rotation.required() != null) {
            cover(team, template.id(), days(laidOut), null, null, rotation.minimum(), rotation.required());
        }
    }

    private record Period(LocalDate from, LocalDate to) {}

    private static Period days(List<BlockView> laidOut) {
        return new Period(
                laidOut.get(0).startDate(), laidOut.get(laidOut.size() - 1).endDate());
    }

    private void cover(
            UUID team,
            UUID activity,
            Period days,
            @Nullable Set<Integer> weekdays,
            @Nullable String skill,
            int minimum,
            int required) {
        coverage.create(new SaveCoverageRequirement(
                team, activity, null, days.from(), days.to(), weekdays, skill, minimum, required, 100, 5));
    }

    /** Clinic on weekdays with its preceptors, a senior in the house at weekends, faculty on call every night. */
    private void coverWork(UUID team, Map<String, UUID> work, List<BlockView> laidOut) {
        Period year = days(laidOut);
        Set<Integer> workdays = Set.of(1, 2, 3, 4, 5);
        for (String code : List.of("CA", "CP")) {
            cover(team, id(work, code), year, code.equals("CP") ? Set.of(1, 2, 4, 5) : workdays, null, 2, 5);
        }
        for (String code : List.of("PA", "PP")) {
            cover(team, id(work, code), year, code.equals("PP") ? Set.of(1, 2, 4, 5) : workdays, null, 1, 2);
        }
        cover(team, id(work, "CALL"), year, Set.of(6, 7), null, 1, 1);
        cover(team, id(work, "HOME"), year, null, null, 1, 1);
    }

    private static UUID id(Map<String, UUID> work, String code) {
        return Objects.requireNonNull(work.get(code));
    }

    private static List<RotationPatternView> week(Rotation rotation, Map<String, UUID> work) {
        Stream<RotationPatternView> week =
                switch (rotation.week()) {
                    case WARD ->
                        weekdays(day ->
                                Stream.of(slot(day, Slot.AM, work, "WA", true), slot(day, Slot.PM, work, "WP", true)));
                    case NIGHTS -> Stream.of(7, 1, 2, 3, 4).map(day -> slot(day, Slot.NIGHT, work, "NF", true));
                    case CLINIC ->
                        weekdays(day -> Stream.of(slot(day, Slot.AM, work, "CA", false), afternoon(day, work, "CP")));
                    case SPECIALTY ->
                        weekdays(day -> Stream.of(
                                slot(day, Slot.AM, work, day == DayOfWeek.TUESDAY.getValue() ? "CA" : "SA", false),
                                afternoon(day, work, day == DayOfWeek.THURSDAY.getValue() ? "CP" : "SP")));
                };
        return week.toList();
    }

    private static Stream<RotationPatternView> weekdays(
            java.util.function.IntFunction<Stream<RotationPatternView>> day) {
        return java.util.stream.IntStream.rangeClosed(1, 5).boxed().flatMap(day::apply);
    }

    /** On Wednesday afternoons everybody hears lectures. */
    private static RotationPatternView afternoon(int day, Map<String, UUID> work, String code) {
        return day == DayOfWeek.WEDNESDAY.getValue()
                ? slot(day, Slot.PM, work, "LEC", true)
                : slot(day, Slot.PM, work, code, false);
    }

    private static RotationPatternView slot(int day, Slot slot, Map<String, UUID> work, String code, boolean kept) {
        return new RotationPatternView(day, slot, null, id(work, code), kept);
    }

    /** Three weeks for each resident, spread over the year, and two for each of the faculty. */
    private void vacations(List<UUID> residents, List<UUID> faculty, List<BlockView> laidOut) {
        List<BlockView> whole = laidOut.stream().filter(b -> b.number() > 0).toList();
        for (int i = 0; i < residents.size(); i++) {
            for (int vacation = 0; vacation < VACATIONS; vacation++) {
                BlockView block = whole.get((i + vacation * 4) % whole.size());
                leave(residents.get(i), block.startDate().plusDays(4 + i % 2 * 7L));
            }
        }
        for (int i = 0; i < faculty.size(); i++) {
            leave(faculty.get(i), whole.get(i % whole.size()).startDate().plusDays(4));
            leave(faculty.get(i), whole.get((i + 6) % whole.size()).startDate().plusDays(11));
        }
    }

    private void leave(UUID person, LocalDate monday) {
        absences.create(new SaveAbsence(
                person, Absence.Type.VACATION, monday, monday.plusDays(6), null, null, null, null, null, null));
    }

    /** The figures of catalogue/residency.md 6.1. */
    private static List<DutyRuleView> acgme() {
        return List.of(
                acgme(DutyRule.Kind.WEEKLY_HOURS, DutyRule.Level.HARD, 80 * 60, 28, 0, "6.20"),
                acgme(DutyRule.Kind.WEEKLY_HOURS, DutyRule.Level.WARN, 75 * 60, 28, 0, "6.20"),
                acgme(DutyRule.Kind.REST_BETWEEN_DUTIES, DutyRule.Level.SOFT, 8 * 60, null, 0, "6.21"),
                acgme(DutyRule.Kind.REST_AFTER_LONG_DUTY, DutyRule.Level.HARD, 14 * 60, null, 24 * 60, "6.21.a"),
                acgme(DutyRule.Kind.DAY_FREE, DutyRule.Level.HARD, 7, 28, 0, "6.21.b"),
                acgme(DutyRule.Kind.CONTINUOUS_DUTY, DutyRule.Level.HARD, 24 * 60, null, 4 * 60, "6.22"),
                acgme(DutyRule.Kind.CALL_FREQUENCY, DutyRule.Level.HARD, 3, 28, 0, "6.27"));
    }

    private static DutyRuleView acgme(
            DutyRule.Kind kind,
            DutyRule.Level level,
            int limit,
            @Nullable Integer window,
            int allowance,
            String paragraph) {
        return new DutyRuleView(
                kind,
                level,
                null,
                limit,
                window,
                allowance,
                DutyRule.Source.ACCREDITATION,
                "ACGME Common Program Requirements " + paragraph,
                LocalDate.of(2017, 7, 1),
                null,
                Person.Type.RESIDENT,
                null);
    }

    /** The program's own policy: a preceptor looks after four residents, a first-year counts for two. */
    private static DutyRuleView supervision() {
        return new DutyRuleView(
                DutyRule.Kind.SUPERVISION,
                DutyRule.Level.HARD,
                null,
                4,
                null,
                2,
                DutyRule.Source.LOCAL,
                null,
                LocalDate.of(2017, 7, 1),
                null,
                null,
                null);
    }

    /** Names of the schedules, in the order in which they stand on each other. */
    static final List<String> PLANS =
            List.of("Family medicine, rotations", "Family medicine, call", "Family medicine, clinic");

    /** Returns how to generate one of {@link #PLANS}; empty where there is no such residency. */
    Optional<GenerateSchedule> plan(String name, LocalDate today) {
        return teams.list(new Listing.Query(1, 1, "name").only("name", List.of(NAME))).rows().stream()
                .map(team -> plan(name, team.id(), today))
                .findFirst();
    }

    private GenerateSchedule plan(String name, UUID team, LocalDate today) {
        int year = Person.academicYear(today);
        List<Block> all = blocks.within(LocalDate.of(year, 7, 1), LocalDate.of(year + 1, 6, 30));
        LocalDate last = all.get(all.size() - 1).endDate();
        Block current = all.stream()
                .filter(b -> !b.endDate().isBefore(today))
                .findFirst()
                .orElseThrow();
        LocalDate calls = current.startDate().plusDays(CALL_DAYS - 1);
        return switch (PLANS.indexOf(name)) {
            case 0 -> {
                Set<UUID> residents = people.members(team, today, today).stream()
                        .filter(p -> p.type() == Person.Type.RESIDENT)
                        .map(Person::id)
                        .collect(Collectors.toSet());
                Period days = new Period(all.get(0).startDate(), last);
                yield generate(name, team, residents, Layer.ROTATION, days, ROTATION_SECONDS);
            }
            case 1 -> {
                Period days = new Period(current.startDate(), calls.isAfter(last) ? last : calls);
                yield generate(name, team, null, Layer.CALL, days, CALL_SECONDS);
            }
            default ->
                generate(
                        name, team, null, Layer.WORK, new Period(current.startDate(), current.endDate()), WORK_SECONDS);
        };
    }

    private static GenerateSchedule generate(
            String name, UUID team, @Nullable Set<UUID> whom, Layer layer, Period days, int seconds) {
        return new GenerateSchedule(
                name,
                team,
                whom,
                layer,
                days.from(),
                days.to(),
                layer == Layer.WORK ? Schedule.Granularity.HALF_DAY : null,
                seconds,
                null,
                null,
                null);
    }
}
