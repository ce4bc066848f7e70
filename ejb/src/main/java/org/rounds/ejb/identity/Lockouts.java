package org.rounds.ejb.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.rounds.persistence.identity.SignInFailureRepository;
import org.rounds.persistence.identity.SignInFailureRepository.Failures;

/**
 * Counts wrong passwords by account and by address, known and unknown names alike. An attempt counts as a failure from
 * its beginning until the password has proved right, so that attempts at the same moment, on whatever node, never check
 * more passwords than allowed.
 */
@ApplicationScoped
@Transactional(
        value = Transactional.TxType.REQUIRES_NEW, // counts stand when the attempt is refused
        dontRollbackOn = TooManyRequests.class) // an answer, not worth a line in Open Liberty's log
public class Lockouts {
    private static final Lockout ACCOUNT = new Lockout(5);
    private static final Lockout ADDRESS = new Lockout(50);
    private static final int ADDRESS_ACCOUNTS = 10;

    @Inject
    SignInFailureRepository failures;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Clock clock;

    /** @throws TooManyRequests if the account or the address is locked; the attempt does not count then */
    public void enter(String username, String clientAddress) {
        String account = account(username);
        String address = pseudonyms.of(clientAddress);
        Instant now = clock.instant();
        failures.lock(address, account);
        Failures here = failures.ofAddress(address, now.minus(Lockout.WINDOW));
        if (here.accounts() >= ADDRESS_ACCOUNTS) {
            refuseWhileLocked(ADDRESS, here, now);
        }
        Failures before = failures.ofAccount(account);
        refuseWhileLocked(ACCOUNT, before, now);
        if (ACCOUNT.forgotten(before.count(), before.last(), now)) {
            failures.forget(account);
        }
        failures.add(address, account, now);
    }

    /** The password was right: nothing is held against the account any more. */
    public void succeeded(String username) {
        failures.forget(account(username));
    }

    /** Deletes what no longer counts. */
    public void clean() {
        failures.forgetBefore(clock.instant().minus(Lockout.WINDOW.multipliedBy(2)));
    }

    private String account(String username) {
        return pseudonyms.of(username.toLowerCase(Locale.ROOT));
    }

    private static void refuseWhileLocked(Lockout lockout, Failures failures, Instant now) {
        Duration wait = lockout.wait(failures.count(), failures.last(), now);
        if (!wait.isZero()) {
            throw new TooManyRequests(
                    "Too many failed attempts to sign in; wait, then try again",
                    wait.plusMillis(999).toSeconds(),
                    new Limit(lockout.from(), Lockout.WINDOW));
        }
    }
}
