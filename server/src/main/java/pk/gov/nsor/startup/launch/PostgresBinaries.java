package pk.gov.nsor.startup.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked once from the archive that the build brings from Maven Central. */
final class PostgresBinaries {

    private static final String VERSION = "18.1";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs below the folder where they are missing. A second process may do the same at once. */
    static PostgresBinaries unpackedIn(Path folder) {
        Path home = folder.resolve("postgresql-" + VERSION);
        if (!Files.isDirectory(home)) {
            unpack(home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path home) {
        String archive = "/postgres-linux-" + architecture() + ".txz";
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new LaunchException("There is no embedded PostgreSQL for this machine (" + archive
                        + "). Set NSOR_DB_URL to a PostgreSQL of your own, 15 or newer.");
            }
            Files.createDirectories(home.getParent());
            Path draft = Files.createTempDirectory(home.getParent(), "unpacking");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(packed, draft);
            moveInto(home, draft);
        } catch (IOException failed) {
            throw new LaunchException("The embedded PostgreSQL could not be unpacked to " + home, failed);
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive has an entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    boolean isProgram = (entry.getMode() & 0100) != 0;
                    Set<PosixFilePermission> mode =
                            PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--");
                    Files.setPosixFilePermissions(file, mode);
                }
            }
        }
    }

    /** Where another process was first, the draft is deleted. */
    static void moveInto(Path home, Path draft) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failed) {
            // An atomic move has no specific exception for an existing folder that is not empty.
            if (!Files.isDirectory(home)) {
                throw failed;
            }
            Folders.delete(draft);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
