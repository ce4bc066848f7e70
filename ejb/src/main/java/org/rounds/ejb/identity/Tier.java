package org.rounds.ejb.identity;

import java.util.List;

/** How much somebody may ask for (catalogue/residency.md 0.4, PLATFORM). */
public enum Tier {
    ANONYMOUS(50, 100),
    STANDARD(60, 1_000),
    PREMIUM(120, 5_000),
    ADMIN(300, 10_000);

    private final List<Limit> limits;

    Tier(long perMinute, long perHour) {
        limits = List.of(Limit.perMinute(perMinute), Limit.perHour(perHour));
    }

    /** Returns the tier of a caller's role; roles without a figure of their own are standard. */
    public static Tier of(String role) {
        return switch (role) {
            case "admin" -> ADMIN;
            case "coordinator", "faculty" -> PREMIUM;
            default -> STANDARD;
        };
    }

    public List<Limit> limits() {
        return limits;
    }
}
