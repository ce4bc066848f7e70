package org.rounds.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Several clients that act at the same moment. */
public final class Race {

    private Race() {}

    /** Lets so many clients do the same. */
    public static <T> List<T> of(int clients, Callable<T> action) {
        return of(Stream.generate(() -> action).limit(clients).toList());
    }

    /** Starts all actions together and returns what each gave, in order. */
    public static <T> List<T> of(List<Callable<T>> actions) {
        ExecutorService clients = Executors.newFixedThreadPool(actions.size());
        CyclicBarrier start = new CyclicBarrier(actions.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> action : actions) {
                running.add(clients.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            clients.shutdownNow();
        }
    }
}
