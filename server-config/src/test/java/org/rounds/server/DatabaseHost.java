package org.rounds.server;

import java.nio.file.Path;

/** A launcher without an application server, in a JVM of its own that tests may kill. */
final class DatabaseHost {

    private DatabaseHost() {}

    public static void main(String... arguments) throws Exception {
        var options = FoundationTest.options(Path.of(arguments[0]));
        var parts = new Parts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        parts.own(InstanceLock.take(options.instance()));
        var foundation = new Foundation(options, System.out, parts::own, FoundationTest.CHANGELOG);
        foundation.clear();
        System.out.println("ready " + foundation.database().url());
        Thread.sleep(Long.MAX_VALUE);
    }
}
