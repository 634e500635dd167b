package pk.gov.nsor.startup.launch;

import java.nio.file.Path;

/**
 * Checks where copies are stored: the copy of the keys never beside the copy that they decrypt, and neither within the
 * register's own folder.
 */
public final class CopyFolders {

    private CopyFolders() {}

    /** @throws LaunchException where one lies in another */
    public static void refuseNested(Path data, Path copy, Path keys) {
        refuse(copy, keys, "The keys and the copy of the database must lie apart: neither in the other.");
        refuse(data, copy, "The copy must not lie in the register's own folder, NSOR_DATA.");
        refuse(data, keys, "The copy of the keys must not lie in the register's own folder, NSOR_DATA.");
    }

    private static void refuse(Path one, Path other, String message) {
        Path first = one.toAbsolutePath().normalize();
        Path second = other.toAbsolutePath().normalize();
        if (first.startsWith(second) || second.startsWith(first)) {
            throw new LaunchException(message);
        }
    }
}
