package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds and ends processes that an earlier launcher left behind. */
final class Processes {

    private Processes() {}

    /** The living process whose id is the file's first line, provided that its command line mentions the mark. */
    static Optional<ProcessHandle> named(Path pidFile, String mark) {
        return pid(pidFile).flatMap(ProcessHandle::of).filter(process -> mentions(process, mark));
    }

    /** Asks a process to end and waits; ends it by force after that time. */
    static void end(ProcessHandle process, long seconds) {
        process.destroy();
        if (!ended(process, seconds)) {
            process.destroyForcibly();
            ended(process, 10);
        }
    }

    private static boolean ended(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static boolean mentions(ProcessHandle process, String mark) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.contains(mark)))
                .orElse(false);
    }

    private static Optional<Long> pid(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException absentOrHalfWritten) {
            return Optional.empty();
        }
    }
}
