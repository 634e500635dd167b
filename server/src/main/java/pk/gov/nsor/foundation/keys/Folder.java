package pk.gov.nsor.foundation.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
