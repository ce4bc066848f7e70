package org.rounds.ejb.identity;

import java.util.Locale;

/** The roles that every workspace has (catalogue/residency.md 3.11); the words of the permission table, in upper case. */
public enum BuiltInRole {
    ADMIN,
    COORDINATOR,
    FACULTY,
    RESIDENT,
    CLINICAL_STAFF,
    RN,
    LPN,
    MSA,
    PATIENT;

    static BuiltInRole of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
