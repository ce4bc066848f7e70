package org.rounds.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** Unpacks what the servers and the database are delivered in, with the permissions of their programs. */
final class Archives {

    private Archives() {}

    /** Unpacks a zip whose entries share one top directory, without that directory. */
    static void unzip(Path archive, Path into) throws IOException {
        try (var zip = ZipFile.builder().setPath(archive).get()) {
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var name = Path.of(entry.getName());
                if (!entry.isDirectory() && name.getNameCount() > 1) {
                    var below = name.subpath(1, name.getNameCount());
                    try (var content = zip.getInputStream(entry)) {
                        write(content, inside(into, below.toString()), (entry.getUnixMode() & 0100) != 0);
                    }
                }
            }
        }
    }

    static void untar(InputStream txz, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(txz))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = inside(into, entry.getName());
                if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    write(tar, target, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static void write(InputStream content, Path target, boolean executable) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(content, target);
        if (executable) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
        var target = directory.resolve(name).normalize();
        if (!target.startsWith(directory.normalize())) {
            throw new IOException("the archive has an entry outside its directory: " + name);
        }
        return target;
    }
}
