package org.rounds.server;

import java.io.IOException;
import java.io.PrintStream;

/**
 * The command line: {@code run} starts Rounds and serves until it is told to stop, {@code migrate} only brings the
 * database up to date, {@code backup} and {@code restore} keep and bring back the embedded database. Runs in Maven's JVM; a signal to it ends everything it started.
 */
public final class Launcher {

    private static final PrintStream CONSOLE = System.out;

    private Launcher() {}

    public static void main(String... arguments) throws InterruptedException, IOException {
        try {
            switch (arguments.length == 0 ? "run" : arguments[0]) {
                case "run" -> run(Options.forRun());
                case "migrate" -> migrate(Options.forRun());
                case "backup" -> new Backup(Options.forRun(), CONSOLE).take(Backup.keep());
                case "restore" -> new Restore(Options.forRun(), CONSOLE).to(Restore.target());
                default ->
                    throw new LaunchFailure(
                            "The launcher knows run, migrate, backup and restore, not " + arguments[0] + ".");
            }
        } catch (Parts.Stopped wanted) {
            System.exit(1);
        } catch (LaunchFailure failure) {
            fail(failure.sentence());
        }
    }

    private static void run(Options options) throws InterruptedException {
        var begin = System.nanoTime();
        var running = RunningServer.start(options, CONSOLE);
        CONSOLE.println(new Welcome(running, options).text((System.nanoTime() - begin) / 1_000_000_000.0));
        if (running.awaitExit()) {
            running.close();
            fail(running.title() + " ended by itself."
                    + LogTail.of(running.instance().serverLog()));
        }
        System.exit(0);
    }

    private static void migrate(Options options) throws IOException {
        try (var parts = new Parts()) {
            parts.own(InstanceLock.take(options.instance()));
            var foundation = new Foundation(options, CONSOLE, parts::own);
            foundation.clear();
            var database = foundation.database();
            CONSOLE.println("The database is up to date: " + database.url());
        }
    }

    /** Ends Maven with it: its own report of a failed build would bury the sentence. */
    private static void fail(String sentence) {
        CONSOLE.flush();
        System.err.println(sentence);
        System.exit(1);
    }
}
