package org.rounds.ejb.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.rotation.ActivityTraits.Setting;

/**
 * What a family-medicine residency of 24 residents and 13 faculty is made of. The names are made up; rotations, numbers
 * and hours are those of an ordinary program of three years (catalogue/residency.md 4.3, 6.4).
 */
final class DemoProgram {
    static final List<String> RESIDENTS = List.of(
            "Adaeze Obi",
            "Alejandro Rincón",
            "Aroha Ngata",
            "Benedikt Maurer",
            "Camille Rousseau",
            "Darius Mehta",
            "Elif Yıldırım",
            "Farid Nazari",
            "Gabriela Antunes",
            "Hyun-woo Seo",
            "Ingrid Halvorsen",
            "Jamal Whitfield",
            "Kseniya Orlova",
            "Lior Mizrahi",
            "Marisol Cárdenas",
            "Noor al-Masri",
            "Oluwaseun Bello",
            "Paloma Serrano",
            "Quang Minh Tran",
            "Ruth Lindgren",
            "Sadia Chowdhury",
            "Tevita Fifita",
            "Ulla Rasmussen",
            "Wei Lin Koh");

    static final List<String> FACULTY = List.of(
            "Abena Asante",
            "Bertrand Lefèvre",
            "Carmen Iglesias",
            "Dov Rosenthal",
            "Eszter Molnár",
            "Francis Kamau",
            "Giulia Ferraro",
            "Harald Stein",
            "Isra Haddou",
            "Jun Nakagawa",
            "Kirsten Dahl",
            "Laszlo Varga",
            "Maya Krishnan");

    /**
     * Something done at a certain time of day.
     *
     * @param skill who may do it
     */
    record Work(String code, String name, String kind, String start, int minutes, String skill) {}

    /** Half-days start before or at noon; what supervises lasts as long as what it supervises. */
    static final List<Work> WORK = List.of(
            new Work("WA", "Ward, morning", "shift", "06:00", 360, "resident"),
            new Work("WP", "Ward, afternoon", "shift", "12:00", 360, "resident"),
            new Work("NF", "Night float", "shift", "19:00", 660, "resident"),
            new Work("CA", "Continuity clinic, morning", "clinic", "08:00", 240, "resident"),
            new Work("CP", "Continuity clinic, afternoon", "clinic", "13:00", 240, "resident"),
            new Work("SA", "Specialty, morning", "clinic", "08:00", 240, "resident"),
            new Work("SP", "Specialty, afternoon", "clinic", "13:00", 240, "resident"),
            new Work("LEC", "Wednesday lectures", "education", "13:00", 240, "resident"),
            new Work("PA", "Precepting, morning", "clinic", "08:00", 240, "faculty"),
            new Work("PP", "Precepting, afternoon", "clinic", "13:00", 240, "faculty"),
            new Work("CALL", "Weekend call in the house", "call", "07:00", 1440, "resident"),
            new Work("HOME", "Faculty call at home", "call", "17:00", 900, "faculty"));

    /** A week of the inpatient team, of night float, of the clinic, and of a specialty with two half-days of clinic. */
    enum Week {
        WARD,
        NIGHTS,
        CLINIC,
        SPECIALTY
    }

    /**
     * A rotation.
     *
     * @param grades by grade: least and most blocks in a year
     * @param minimum hard floor of residents in each block
     * @param required wanted in each block; null where it does not matter
     */
    record Rotation(
            String code,
            String name,
            String color,
            Setting setting,
            boolean leaveEligible,
            Week week,
            Map<Integer, List<Integer>> grades,
            int minimum,
            @Nullable Integer required) {}

    static final List<Rotation> ROTATIONS = List.of(
            inpatient(
                    "FMS",
                    "Family medicine service",
                    "#7048e8",
                    Week.WARD,
                    Map.of(1, few(3, 4), 2, few(2, 3), 3, few(2, 3)),
                    4,
                    5),
            inpatient(
                    "NGT",
                    "Night float",
                    "#364fc7",
                    Week.NIGHTS,
                    Map.of(1, few(1, 2), 2, few(1, 2), 3, few(0, 2)),
                    1,
                    2),
            inpatient("OBS", "Obstetrics", "#c2255c", Week.WARD, Map.of(1, few(2, 2), 2, few(1, 1)), 1, 2),
            inpatient("ICU", "Intensive care", "#862e9c", Week.WARD, Map.of(1, few(1, 1), 2, few(0, 1)), 0, null),
            inpatient("EMD", "Emergency medicine", "#e8590c", Week.WARD, Map.of(1, few(1, 1), 2, few(1, 1)), 0, null),
            inpatient("PDW", "Paediatric ward", "#d6336c", Week.WARD, Map.of(1, few(1, 1)), 0, 1),
            outpatient("PDC", "Paediatric clinic", "#1098ad", Map.of(1, few(1, 1), 2, few(1, 1))),
            outpatient("SUR", "Surgery", "#5c7cfa", Map.of(1, few(1, 1))),
            clinic("FMC", "Family medicine clinic", "#1971c2", Map.of(1, few(1, 3), 2, few(1, 3), 3, few(1, 4))),
            outpatient("CAR", "Cardiology", "#c92a2a", Map.of(2, few(1, 1))),
            outpatient("GER", "Geriatrics", "#2b8a3e", Map.of(2, few(1, 1), 3, few(0, 1))),
            outpatient("SPM", "Sports medicine", "#5c940d", Map.of(2, few(1, 1), 3, few(1, 1))),
            outpatient("PSY", "Behavioural health", "#9c36b5", Map.of(2, few(1, 1))),
            outpatient("GYN", "Gynaecology", "#a61e4d", Map.of(2, few(1, 1))),
            outpatient("COM", "Community medicine", "#0b7285", Map.of(3, few(1, 1))),
            outpatient("DER", "Dermatology", "#f08c00", Map.of(3, few(1, 1))),
            outpatient("ENT", "Ear, nose and throat", "#e67700", Map.of(3, few(1, 1))),
            outpatient("MGT", "Practice management", "#495057", Map.of(3, few(1, 1))),
            outpatient("RUR", "Rural medicine", "#66a80f", Map.of(3, few(1, 1))),
            outpatient("ELE", "Elective", "#2f9e44", Map.of(2, few(1, 3), 3, few(2, 4))));

    private DemoProgram() {}

    private static List<Integer> few(int least, int most) {
        return List.of(least, most);
    }

    /** Nobody takes leave from it. */
    private static Rotation inpatient(
            String code,
            String name,
            String color,
            Week week,
            Map<Integer, List<Integer>> grades,
            int minimum,
            @Nullable Integer required) {
        return new Rotation(code, name, color, Setting.INPATIENT, false, week, grades, minimum, required);
    }

    private static Rotation outpatient(String code, String name, String color, Map<Integer, List<Integer>> grades) {
        return new Rotation(code, name, color, Setting.OUTPATIENT, true, Week.SPECIALTY, grades, 0, null);
    }

    private static Rotation clinic(String code, String name, String color, Map<Integer, List<Integer>> grades) {
        return new Rotation(code, name, color, Setting.OUTPATIENT, true, Week.CLINIC, grades, 2, 3);
    }
}
