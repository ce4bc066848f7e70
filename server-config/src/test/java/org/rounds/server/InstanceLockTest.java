package org.rounds.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @Test
    void aSecondLauncherIsToldWhoRuns(@TempDir Path directory) throws IOException {
        var instance = new Instance(directory);
        var lock = InstanceLock.take(instance);
        try (lock) {
            assertThatThrownBy(() -> InstanceLock.take(instance))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageContaining("already runs in " + directory)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void theFileOfAKilledLauncherIsNoLock(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("lock"), "4711");
        assertThatCode(() -> InstanceLock.take(new Instance(directory)).close()).doesNotThrowAnyException();
    }
}
