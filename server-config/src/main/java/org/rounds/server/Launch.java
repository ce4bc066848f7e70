package org.rounds.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One start of the application server: everything that is known before it. */
record Launch(Options options, Instance instance, Ports ports, Secrets secrets, Database database, Path signingKey) {

    /** The ROUNDS_* settings of the server. The owner's password is not among them: requests never alter the schema. */
    Map<String, String> environment() {
        var settings = new HashMap<>(options.environment());
        settings.keySet().removeIf(name -> name.startsWith("ROUNDS_DB_OWNER_"));
        settings.put("ROUNDS_DB_URL", database.url());
        settings.put("ROUNDS_DB_USER", database.app().user());
        settings.put("ROUNDS_DB_PASSWORD", database.app().password());
        settings.putIfAbsent("ROUNDS_SIGNING_KEY_FILE", signingKey.toString());
        settings.putIfAbsent("ROUNDS_NODE", instance.name());
        if (hasSelfMadeCertificate()) {
            settings.put("ROUNDS_TLS_KEYSTORE_FILE", instance.keyStore().toString());
            settings.put("ROUNDS_TLS_KEYSTORE_PASSWORD", secrets.management());
            settings.put("ROUNDS_TLS_SELF_MADE", "true");
        }
        return settings;
    }

    /** Whether the operator configured no certificate. */
    boolean hasSelfMadeCertificate() {
        return !options.environment().containsKey("ROUNDS_TLS_KEYSTORE_FILE");
    }

    /** The console's password: the demo's own, so that one password is enough there, else a secret one. */
    String managementPassword() {
        return options.demo()
                ? options.environment().getOrDefault("ROUNDS_DEMO_PASSWORD", secrets.management())
                : secrets.management();
    }

    /** A file that the build hands over by a system property. */
    static Path artifact(String property) {
        var path = System.getProperty(property);
        if (path == null || Files.notExists(Path.of(path))) {
            throw new LaunchFailure(
                    "The build handed over no file as -D" + property + "= (it is " + path + "); start with mvn -Prun.");
        }
        return Path.of(path);
    }
}
