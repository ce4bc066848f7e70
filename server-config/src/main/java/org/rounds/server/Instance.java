package org.rounds.server;

import java.nio.file.Path;

/** The directory of one running Rounds: its data, secrets, logs and process ids. Two instances share nothing in it. */
public record Instance(Path directory) {

    public String name() {
        return directory.getFileName().toString();
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path secrets() {
        return directory.resolve("secrets.properties");
    }

    Path signingKey() {
        return directory.resolve("signing-key.pem");
    }

    Path keyStore() {
        return directory.resolve("https-keystore.p12");
    }

    /** The certificate that clients meet, where the launcher made it. */
    public Path certificate() {
        return directory.resolve("https-certificate.pem");
    }

    Path pgdata() {
        return directory.resolve("pgdata");
    }

    /** A restored copy on its way to become {@link #pgdata()}. */
    Path restoring() {
        return directory.resolve("pgdata.restoring");
    }

    /** Its presence says that the log of changes is kept, from the first backup on. */
    Path archiving() {
        return directory.resolve("archiving");
    }

    /** Backups and the log of changes; may be a mount or a symbolic link to another disk. */
    Path backup() {
        return directory.resolve("backup");
    }

    Path databaseLog() {
        return directory.resolve("postgresql.log");
    }

    Path serverPid() {
        return directory.resolve("server.pid");
    }

    public Path serverLog() {
        return directory.resolve("server.log");
    }
}
