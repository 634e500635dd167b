package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.time.Duration;
import java.util.Arrays;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Fuzzed for time: any file, and the same bytes over and over, are read or refused, in steps that grow with their length and
 * no faster.
 */
public final class PdfFuzz {

    private static final int REPEATED = 4_000;
    private static final int SCANNED = 50;
    private static final byte[] HEADER = {'%', 'P', 'D', 'F', '-', '1', '.', '7', '\n'};

    private PdfFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        read(input);
        if (input.length > 0 && input.length <= 200) {
            read(repeated(input));
        }
    }

    private static void read(byte[] file) {
        ReadingLimit limit = ReadingLimit.of(file.length, Duration.ofSeconds(4), System::nanoTime);
        try {
            PdfScan.check(file, limit);
        } catch (InvalidValueException refused) {
            check(refused);
        }
        // What is unpacked has a limit of its own, and counts beside that.
        if (limit.steps() - 2 * PdfScan.MOST_OF_ONE > (long) SCANNED * file.length) {
            throw new AssertionError("Took " + limit.steps() + " steps for " + file.length + " bytes");
        }
        try {
            if (PdfCleaner.clean(file, limit).pages() > PdfCleaner.MOST_PAGES) {
                throw new AssertionError("Has too many pages");
            }
        } catch (InvalidValueException refused) {
            check(refused);
        }
    }

    private static void check(InvalidValueException refused) {
        if (!refused.code().startsWith("disclosure.file.") || refused.code().equals("disclosure.file.slow")) {
            throw new AssertionError("Refused as " + refused.code());
        }
    }

    private static byte[] repeated(byte[] fragment) {
        byte[] file = Arrays.copyOf(HEADER, HEADER.length + REPEATED);
        for (int at = HEADER.length; at < file.length; at++) {
            file[at] = fragment[at % fragment.length];
        }
        return file;
    }
}
