package org.rounds.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Person;

/** Instances small enough to reckon by hand. */
final class Wards {
    static final String TWO_WEEKS =
            """
            SECTION_HORIZON
            14
            SECTION_SHIFTS
            D,480,
            N,600,D
            SECTION_STAFF
            A,D=14|N=2,4800,960,4,2,2,1
            B,D=14|N=14,4800,960,4,2,2,1
            C,D=14|N=0,4800,0,5,1,1,2
            SECTION_DAYS_OFF
            A,0
            B,5,6
            SECTION_SHIFT_ON_REQUESTS
            A,2,D,2
            C,3,D,4
            SECTION_SHIFT_OFF_REQUESTS
            B,3,N,5
            SECTION_COVER
            0,D,2,100,1
            1,D,1,100,1
            3,N,1,90,7
            8,D,1,100,1
            """;

    private Wards() {}

    static Ward twoWeeks() {
        return Ward.of("ward.txt", TWO_WEEKS.getBytes(StandardCharsets.UTF_8));
    }

    /** Anything at all, from nearly nothing to everybody working every day. */
    static Roster anyRoster(RosterProblem problem, Random random) {
        double density = random.nextDouble();
        List<UUID> activities = problem.activities().stream().map(Activity::id).toList();
        List<Roster.Cell> cells = new ArrayList<>();
        for (Person person : problem.people()) {
            for (int day = 0; day < problem.days(); day++) {
                if (random.nextDouble() < density) {
                    UUID activity = activities.get(random.nextInt(activities.size()));
                    cells.add(new Roster.Cell(person.id(), problem.start().plusDays(day), activity));
                }
            }
        }
        return new Roster(cells);
    }
}
