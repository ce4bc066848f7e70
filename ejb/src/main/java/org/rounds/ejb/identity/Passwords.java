package org.rounds.ejb.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** How passwords are stored: Argon2id with OWASP's second choice, 19 MiB, two passes, one lane; about 50 ms. */
public final class Passwords {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private Passwords() {}

    /** Returns the form in which the password is stored, salt and parameters included. */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(ARGON2);
    }
}
