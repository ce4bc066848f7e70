package org.rounds.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * Copies PostgreSQL's data directory, also while the server writes to it: what is torn is mended from the log. Left out
 * is what PostgreSQL's manual says belongs to the running server alone.
 */
final class DataFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pgsql_tmp");
    private static final Set<String> ABSENT =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label.old", Recovery.SETTINGS);
    private static final Path CONTROL = Path.of("global/pg_control");

    private final Path from;
    private final Path to;

    private DataFiles(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Copies everything, the control file last; it is on disk on return. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new DataFiles(from, to));
        Files.copy(from.resolve(CONTROL), to.resolve(CONTROL), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Waits until everything on the file system of that path is on disk. */
    static void sync(Path path) {
        new Command(List.of("sync", "--file-system", path.toString())).run("write " + path + " to disk");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        Files.copy(directory, target(directory), StandardCopyOption.COPY_ATTRIBUTES);
        return EMPTY.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!ABSENT.contains(file.getFileName().toString())
                && !from.relativize(file).equals(CONTROL)) {
            try {
                Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException droppedMeanwhile) {
                Files.deleteIfExists(target(file));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private Path target(Path path) {
        return to.resolve(from.relativize(path));
    }
}
