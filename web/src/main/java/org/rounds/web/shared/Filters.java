package org.rounds.web.shared;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Runs the rest of a filter chain within something that takes a {@link Callable}. */
public final class Filters {
    private Filters() {}

    /** The rest of the chain. */
    @FunctionalInterface
    public interface Rest {
        void run() throws IOException, ServletException;
    }

    /** What the rest runs within. */
    @FunctionalInterface
    public interface Within {
        void call(Callable<?> work) throws Exception;
    }

    /** Throws what the rest of the chain throws, as it is. */
    public static void within(Within frame, Rest rest) throws IOException, ServletException {
        try {
            frame.call(() -> {
                rest.run();
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
