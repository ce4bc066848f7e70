package org.rounds.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/**
 * Recovers an instance whose launcher was killed: its children live on, and PostgreSQL would refuse a second server on
 * its data. Only for the holder of the {@link InstanceLock}.
 */
final class Orphans {

    private Orphans() {}

    static void stopDatabase(Instance instance, PostgresCluster cluster, PrintStream console) {
        PostgresCluster.postmaster(instance).ifPresent(process -> {
            console.println(
                    "An earlier launcher was killed; stopping the PostgreSQL it left (process " + process.pid() + ").");
            cluster.close();
        });
    }

    static void stopServer(Instance instance, PrintStream console) {
        Processes.named(instance.serverPid(), instance.directory().toString()).ifPresent(process -> {
            console.println(
                    "An earlier launcher was killed; stopping the server it left (process " + process.pid() + ").");
            Processes.end(process, 30);
        });
        try {
            Files.deleteIfExists(instance.serverPid());
        } catch (IOException e) {
            throw new LaunchFailure("Cannot remove " + instance.serverPid() + ": " + e.getMessage(), e);
        }
    }
}
