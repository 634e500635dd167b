package pk.gov.nsor.startup.launch.copying;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/**
 * What somebody reads who has a copy of the database and a folder of keys, and restores nothing.
 *
 * @param text everything that opened
 * @param closed people whose rows did not
 */
public record OpenedCopy(String text, Set<UUID> closed) {

    /** @param keysFolder is worked on as it is, as any program could */
    public static OpenedCopy of(Path copy, Path keysFolder) throws IOException {
        Manifest manifest = Manifest.read(copy);
        Keys keys = new Keys(new SecretDirectory(keysFolder));
        StringBuilder text = new StringBuilder();
        Set<UUID> closed = new HashSet<>();
        for (Manifest.Table table : manifest.tables()) {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(table.file(copy))))) {
                for (Frames.Frame frame = Frames.read(in); frame != null; frame = Frames.read(in)) {
                    Optional<Encryption> key = frame.person().equals(Frames.NOBODY)
                            ? Optional.of(keys.backupOf(manifest.day()))
                            : keys.findBackupOf(frame.person());
                    if (key.isPresent()) {
                        text.append(new String(frame.rows(key.get(), table.name()), StandardCharsets.UTF_8));
                    } else {
                        closed.add(frame.person());
                    }
                }
            }
        }
        return new OpenedCopy(text.toString(), closed);
    }
}
