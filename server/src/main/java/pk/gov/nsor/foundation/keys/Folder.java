package pk.gov.nsor.foundation.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Folders on disk. */
public final class Folder {

    private Folder() {}

    /**
     * Flushes to disk that a file exists, or no longer exists. After a loss of power, a flushed file is found only
     * where its folder was flushed, too, and a deleted file may come back.
     */
    public static void forceNameOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            force(folder);
        }
    }

    /** Flushes to disk everything that is in the folder, and that it exists. */
    public static void forceAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                try {
                    force(one);
                } catch (NoSuchFileException deleted) {
                    // A key that was destroyed meanwhile.
                }
            }
        }
        forceNameOf(folder);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
