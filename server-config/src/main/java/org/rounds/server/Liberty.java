package org.rounds.server;

import java.io.IOException;
import java.util.Optional;

/** Open Liberty. */
record Liberty(Launch launch) implements AppServer {

    @Override
    public String title() {
        return "Open Liberty " + Versions.LIBERTY;
    }

    @Override
    public Start prepare() throws IOException {
        throw new IOException("not yet");
    }

    @Override
    public boolean saysDeploymentFailed(String line) {
        return false;
    }

    @Override
    public Readiness.Probe probe() {
        throw new IllegalStateException();
    }

    @Override
    public Optional<String> console() {
        return Optional.empty();
    }
}
