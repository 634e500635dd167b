package pk.gov.nsor.survivors.faults;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the SMSC and the telephones behind it have taken, confirmed and answered: a file of lines, each written with one call, so that
 * a killed process has left what it had done. The count at the end looks at nothing else that came from a server.
 */
final class AlertJournal {

    /** What a line tells. The fields behind it are named here. */
    enum Kind {
        /** number, telephone, text in hexadecimal. Before it is confirmed. */
        SUBMITTED,
        /** number. After it was written to the link. */
        CONFIRMED,
        /** telephone, code. After the vault has said that it has it. */
        HEARD
    }

    /** @param micros since 1970 */
    record Line(long micros, Kind kind, String[] fields) {}

    private final OutputStream file;

    AlertJournal(Path path) {
        try {
            boolean begun = Files.exists(path);
            file = new FileOutputStream(path.toFile(), true);
            if (begun) {
                // Whatever the last process wrote, the next line begins anew.
                file.write('\n');
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    void write(Kind kind, Object... fields) {
        StringBuilder line = new StringBuilder().append(now()).append(' ').append(kind);
        for (Object field : fields) {
            line.append(' ').append(field);
        }
        try {
            file.write(line.append(" .\n").toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The clock of this machine, the same for all its processes, in microseconds. */
    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** All complete lines. */
    static List<Line> read(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.US_ASCII)) {
            return lines.filter(line -> line.endsWith(" ."))
                    .map(line -> line.split(" "))
                    .map(words -> new Line(
                            Long.parseLong(words[0]),
                            Kind.valueOf(words[1]),
                            Arrays.copyOfRange(words, 2, words.length - 1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
