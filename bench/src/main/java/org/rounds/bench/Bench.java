package org.rounds.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.rounds.bench.Judge.Verdict;
import org.rounds.ejb.integration.BadFile;
import org.rounds.ejb.integration.LineError;
import org.rounds.ejb.optimization.Planner.Score;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterValidator;

/**
 * The command line. Standard output carries the one line of figures, everything else goes to standard error. Exit
 * status: 0 done, 1 no roster found or the judges disagree, 2 bad arguments or a bad file.
 */
public final class Bench {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private static final String USAGE =
            """
            usage: rounds-bench roster --instance FILE [--seconds N] [--threads N] [--seed N] [--out FILE]
                   rounds-bench cpsat  --instance FILE [--seconds N] [--threads N] [--seed N] [--out FILE]
                   rounds-bench timefold --instance FILE [--seconds N] [--seed N] [--out FILE]
                   rounds-bench judge  --instance FILE --roster FILE
                   rounds-bench ward      --out FILE [--staff N] [--days N] [--shifts N] [--seed N]
                   rounds-bench residency --out FILE [--staff N] [--blocks N] [--seed N]
                   rounds-bench http   [--seconds N] [--threads N] [--port N]
                   rounds-bench grid   [--seconds N] [--rate N] [--port N]
            defaults: 60 seconds, 1 thread, seed 1; cpsat and timefold need a jar built with -Ppeers""";

    private final PrintStream out;
    private final PrintStream err;

    Bench(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        System.exit(new Bench(System.out, System.err).run(words));
    }

    /** Returns the exit status. */
    int run(String... words) {
        try {
            if (words.length == 0) {
                throw new Refused("no command");
            }
            return command(words[0], Arrays.asList(words).subList(1, words.length));
        } catch (Refused refused) {
            err.println(refused.getMessage());
            err.println(USAGE);
        } catch (BadFile bad) {
            bad.errors().stream().map(LineError::text).forEach(err::println);
            if (bad.more() > 0) {
                err.println("and " + bad.more() + " more");
            }
        } catch (IOException unreadable) {
            err.println(unreadable);
        }
        return REFUSED;
    }

    private int command(String name, List<String> words) throws IOException {
        return switch (name) {
            case "http" -> http(new Arguments(words, List.of("seconds", "threads", "port")));
            case "grid" -> grid(new Arguments(words, List.of("seconds", "rate", "port")));
            case "judge" -> judge(new Arguments(words, List.of("instance", "roster")));
            case "ward" -> ward(new Arguments(words, List.of("out", "staff", "days", "shifts", "seed")));
            case "residency" -> residency(new Arguments(words, List.of("out", "staff", "blocks", "seed")));
            case "roster" -> solve(new Ours(err), words);
            default -> solve(peer(name), words);
        };
    }

    private static Peer peer(String name) {
        try {
            return ServiceLoader.load(Peer.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(peer -> peer.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Refused("no command of this jar: " + name));
        } catch (ServiceConfigurationError leftOver) {
            // A build with the peers leaves their list in target/classes for a later build without them.
            throw new Refused("no command of this jar: " + name);
        }
    }

    private int http(Arguments arguments) throws IOException {
        URI server = URI.create("http://localhost:" + arguments.number("port", 1, 65_535, 8080));
        new HttpBench(server, out)
                .run((int) arguments.number("seconds", 1, 3_600, 30), (int) arguments.number("threads", 1, 64, 4));
        return DONE;
    }

    private int grid(Arguments arguments) throws IOException {
        URI server = URI.create("http://localhost:" + arguments.number("port", 1, 65_535, 8080));
        new GridBench(new HttpBench(server, out), out)
                .run((int) arguments.number("seconds", 1, 3_600, 20), (int) arguments.number("rate", 1, 1000, 50));
        return DONE;
    }

    private int judge(Arguments arguments) throws IOException {
        Instance ward = Instance.read(arguments.input("instance"));
        Verdict verdict = ward.judge(Sheet.read(ward, arguments.input("roster")));
        out.printf("hard=%d penalty=%d%n", verdict.hard(), verdict.penalty());
        return DONE;
    }

    private static int ward(Arguments arguments) throws IOException {
        return write(
                arguments,
                Generator.ward(
                        (int) arguments.number("staff", 1, 1_000, 200),
                        (int) arguments.number("days", 14, 366, 56),
                        (int) arguments.number("shifts", 1, 64, 3),
                        seed(arguments)));
    }

    private static int residency(Arguments arguments) throws IOException {
        return write(
                arguments,
                Generator.residency(
                        (int) arguments.number("staff", 3, 1_000, 60),
                        (int) arguments.number("blocks", 12, 52, 26),
                        seed(arguments)));
    }

    private static int write(Arguments arguments, String instance) throws IOException {
        Path target = arguments.output("out");
        if (target == null) {
            throw new Refused("--out is missing");
        }
        Files.writeString(target, instance);
        return DONE;
    }

    private static long seed(Arguments arguments) {
        return arguments.number("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
    }

    private int solve(Peer solver, List<String> words) throws IOException {
        Arguments arguments = new Arguments(words, List.of("instance", "seconds", "threads", "seed", "out"));
        Duration seconds = Duration.ofSeconds(arguments.number("seconds", 1, 86_400, 60));
        int threads = (int) arguments.number("threads", 1, 256, 1);
        long seed = seed(arguments);
        Path target = arguments.output("out");
        Instance ward = Instance.read(arguments.input("instance"));
        long start = System.nanoTime();
        Optional<Roster> roster = solver.solve(ward.problem().problem(), seconds, threads, seed);
        double elapsed = (System.nanoTime() - start) / 1e9;
        if (roster.isEmpty()) {
            err.println("no roster found");
            return FAILED;
        }
        return report(ward, roster.get(), elapsed, target);
    }

    /** Whoever made the roster, the product's validator says what it is worth, and the judge must agree. */
    private int report(Instance ward, Roster roster, double elapsed, @Nullable Path target) throws IOException {
        Sheet sheet = Sheet.of(ward, roster);
        if (target != null) {
            sheet.write(target);
        }
        Score score = new RosterValidator().score(ward.problem().problem(), roster);
        long penalty = -score.medium() - score.soft();
        out.printf(Locale.ROOT, "hard=%d penalty=%d seconds=%.1f%n", -score.hard(), penalty, elapsed);
        Verdict verdict = ward.judge(sheet);
        if (verdict.equals(new Verdict(-score.hard(), penalty))) {
            return DONE;
        }
        err.println("the judge disagrees: " + verdict);
        return FAILED;
    }
}
