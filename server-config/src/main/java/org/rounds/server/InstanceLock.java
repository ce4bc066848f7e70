package org.rounds.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second launcher out of an instance. The operating system drops the lock with its process, so a launcher that
 * was killed leaves a file here but no lock: nobody has to delete anything.
 */
final class InstanceLock implements AutoCloseable {

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    static InstanceLock take(Instance instance) {
        try {
            Files.createDirectories(instance.directory());
            var channel = FileChannel.open(
                    instance.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                var holder = read(channel);
                channel.close();
                throw new LaunchFailure("Rounds already runs in " + instance.directory() + " (process " + holder
                        + "); stop it, or give this one a directory and a port of its own with -Drounds.data= and"
                        + " -Drounds.http.port=.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot use " + instance.directory() + ": " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
