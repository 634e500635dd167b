package pk.gov.nsor.agencies.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** A table that is read from a file, line by line. What it is shows from its bytes, whatever the file is called. */
public interface TableFile extends AutoCloseable {

    List<String> headings();

    /**
     * The next line that is not blank; null after the last.
     *
     * @throws InvalidValueException naming the line, where the file as a whole cannot be taken
     */
    @Nullable
    Row next();

    @Override
    void close();

    /**
     * Opens a file and reads its headings.
     *
     * @throws InvalidValueException where it cannot be taken, saying why
     */
    static TableFile open(Path file, FileLimits limits) {
        try {
            if (Files.size(file) > limits.bytes()) {
                throw FileProblems.bytes(limits.bytes());
            }
            byte[] begins;
            try (InputStream in = Files.newInputStream(file)) {
                begins = in.readNBytes(8);
            }
            if (begins.length == 0) {
                throw FileProblems.empty();
            }
            if (isZip(begins)) {
                return Spreadsheet.open(file, limits);
            }
            if (begins.length == 8 && (begins[0] & 0xff) == 0xd0 && (begins[1] & 0xff) == 0xcf) {
                throw FileProblems.oldSpreadsheet();
            }
            return TextTable.open(file, limits);
        } catch (IOException unreadable) {
            throw FileProblems.unreadable();
        }
    }

    private static boolean isZip(byte[] begins) {
        return begins.length >= 4 && begins[0] == 'P' && begins[1] == 'K' && begins[2] <= 8 && begins[3] <= 8;
    }
}
