package org.rounds.server;

import java.util.Locale;

/** What the launcher prints when Rounds serves: where to go and how to sign in. */
record Welcome(RunningServer running, Options options) {

    private static final String USERS = "admin, coordinator, faculty, resident, clinician, nurse, patient";

    String text(double seconds) {
        var base = running.uri();
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%nRounds serves on %s after %.1f s%n%n", running.title(), seconds));
        line(text, "Pages", base.toString());
        var origin = running.hasSelfMadeCertificate() ? " (self-made certificate)" : "";
        running.httpsUri().ifPresent(uri -> line(text, "HTTPS", uri + origin));
        line(text, "API documentation", base + "api/v1/docs");
        line(text, "OpenAPI", base + "api/v1/openapi.json");
        line(text, "Health", base + "health");
        running.managementConsole()
                .ifPresent(console -> line(
                        text,
                        "Console",
                        console + " (" + running.administrator().user() + ")"));
        line(text, "Database", running.database().url());
        line(text, "Data and log", running.instance().directory().toString());
        if (options.demo()) {
            line(text, "Demo sign-ins", USERS);
            line(text, "Password", options.environment().get("ROUNDS_DEMO_PASSWORD") + " (for the console as well)");
        }
        return text.append(String.format("%nStop with Ctrl-C.")).toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(String.format("  %-18s %s%n", name, value));
    }
}
