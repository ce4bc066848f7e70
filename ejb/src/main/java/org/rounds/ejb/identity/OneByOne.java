package org.rounds.ejb.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets attempts for one account follow each other within a node. Without it, several right passwords at the same moment
 * would count as failures of each other; over nodes the count alone holds the limit.
 */
@ApplicationScoped
public class OneByOne {
    private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    <T> T take(String account, Supplier<T> attempt) {
        Lock turn = turns[Math.floorMod(account.toLowerCase(Locale.ROOT).hashCode(), turns.length)];
        turn.lock();
        try {
            return attempt.get();
        } finally {
            turn.unlock();
        }
    }
}
