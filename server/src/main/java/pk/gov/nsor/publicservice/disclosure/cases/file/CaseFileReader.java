package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.register.picture.PictureMaker;

/**
 * Makes harmless files of those that officers send, with black boxes over what tells who the survivor is. The content says what
 * a file is, not its name. Pictures are drawn anew, PDFs are built anew of their pages and then of pictures of these; one is
 * read at a time, in memory.
 */
@Component
public class CaseFileReader {

    private static final int SECONDS_TO_WAIT = 20;
    /** A scan of 30 pages takes less than one second. */
    private static final Duration TIME = Duration.ofSeconds(10);

    /** Of drawing all pages; a scan of 30 pages takes seven seconds on a busy machine of two processors. */
    private static final Duration TIME_TO_DRAW = Duration.ofSeconds(60);

    private static final byte[] PDF = bytes("%PDF-");
    private static final List<byte[]> PICTURES = List.of(
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    /** Windows, Linux, macOS in both orders and for several processors, scripts. */
    private static final List<byte[]> PROGRAMS = List.of(
            bytes("MZ"),
            new byte[] {0x7F, 'E', 'L', 'F'},
            new byte[] {(byte) 0xCF, (byte) 0xFA, (byte) 0xED, (byte) 0xFE},
            new byte[] {(byte) 0xFE, (byte) 0xED, (byte) 0xFA, (byte) 0xCF},
            new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
            bytes("#!"));
    /** Zip, with it Word and Excel, Rar, 7z, gzip, and the older Word. */
    private static final List<byte[]> ARCHIVES = List.of(
            bytes("PK"),
            bytes("Rar!"),
            new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF},
            new byte[] {0x1F, (byte) 0x8B},
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

    private final PictureMaker pictures;
    private final DataSize largest;
    private final LongSupplier nanoTime;
    private final Semaphore one = new Semaphore(1, true);

    @Autowired
    CaseFileReader(PictureMaker pictures, @Value("${nsor.upload.largest}") DataSize largest) {
        this(pictures, largest, System::nanoTime);
    }

    /** @param nanoTime by which it is taken how long reading and drawing last */
    CaseFileReader(PictureMaker pictures, DataSize largest, LongSupplier nanoTime) {
        this.pictures = pictures;
        this.largest = largest;
        this.nanoTime = nanoTime;
    }

    /** How large a file can be. */
    public DataSize largest() {
        return largest;
    }

    /**
     * The pages of a file, to be marked. Nothing of it is kept.
     *
     * @param isSuspects whether a name or a number is the suspect's, which is not proposed to be black
     * @throws InvalidValueException as {@link #blackened}
     */
    public List<ShownPage> shown(byte[] file, Predicate<String> isSuspects) {
        return drawn(read(file), (harmless, limit) -> PagePictures.shown(harmless, isSuspects, limit));
    }

    /**
     * How many places of a file are proposed to be black.
     *
     * @param isSuspects as of {@link #shown}
     * @throws InvalidValueException as {@link #blackened}
     */
    public int proposed(byte[] file, Predicate<String> isSuspects) {
        return drawn(read(file), (harmless, limit) -> PagePictures.proposed(harmless, isSuspects, limit));
    }

    /**
     * Reads a file, and paints black what is to be black.
     *
     * @return pictures of its pages and nothing else, as PDF or JPEG
     * @throws InvalidValueException where it is too large, no PDF, JPEG or PNG, a program, encrypted, damaged, has more
     *     than {@value PdfCleaner#MOST_PAGES} pages, unpacks to far more than it is, takes more work or time than a scan, has a
     *     picture that cannot be drawn, or has not the page of a box
     */
    public DisclosureFile blackened(byte[] file, Blackening blackening) {
        return drawn(read(file), (harmless, limit) -> PagePictures.blackened(harmless, blackening, limit));
    }

    private <T> T drawn(DisclosureFile harmless, Drawing<T> drawing) {
        return alone(() -> {
            try {
                return drawing.of(harmless, ReadingLimit.of(harmless.content().length, TIME_TO_DRAW, nanoTime));
            } catch (InvalidValueException refused) {
                throw refused;
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
                // As for reading: what drawing throws at files that were made to break it is anything.
                throw PdfCleaner.damaged();
            }
        });
    }

    /** What is made of the pages of a file. */
    @FunctionalInterface
    private interface Drawing<T> {
        T of(DisclosureFile harmless, ReadingLimit limit) throws IOException;
    }

    /**
     * A file without what is harmful, and with all that its pages show.
     *
     * @throws InvalidValueException where it is too large, no PDF, JPEG or PNG, a program, encrypted, damaged, has more
     *     than {@value PdfCleaner#MOST_PAGES} pages, unpacks to far more than it is, or takes more work or time than a scan
     */
    DisclosureFile read(byte[] file) {
        if (file.length > largest.toBytes()) {
            throw new InvalidValueException(
                    "disclosure.file.too-large", "The file is larger than %s MB.", largest.toMegabytes());
        }
        if (startsWith(file, PDF)) {
            return pdf(file);
        }
        if (isOneOf(file, PICTURES)) {
            return new DisclosureFile(DisclosureFile.Type.JPEG, 1, picture(file));
        }
        if (isOneOf(file, PROGRAMS)) {
            throw new InvalidValueException(
                    "disclosure.file.program",
                    "This file is a program, whatever its name says. Nothing was kept. Have the computer it came from"
                            + " looked at.");
        }
        if (isOneOf(file, ARCHIVES)) {
            throw new InvalidValueException(
                    "disclosure.file.archive",
                    "This is a document of an office program, or an archive. Print it into a PDF and send that.");
        }
        throw new InvalidValueException(
                "disclosure.file.type",
                "This file is no PDF, JPEG or PNG. Scan the paper, or take a photograph of it.");
    }

    private byte[] picture(byte[] file) {
        try {
            return pictures.page(file);
        } catch (InvalidValueException refused) {
            throw switch (refused.code()) {
                case "photograph.too-small" ->
                    new InvalidValueException(
                            "disclosure.file.small", "The picture is too small to be read. Take it again, closer.");
                case "photograph.narrow" ->
                    new InvalidValueException(
                            "disclosure.file.narrow", "The picture is too narrow to be a page. Take it again.");
                case "photograph.pixels" ->
                    new InvalidValueException(
                            "disclosure.file.pixels",
                            "A picture in this file has more than %s million pixels. Scan it again, coarser.",
                            PdfCleaner.MOST_PIXELS / 1_000_000);
                default -> refused;
            };
        }
    }

    private DisclosureFile pdf(byte[] file) {
        return alone(() -> {
            ReadingLimit limit = ReadingLimit.of(file.length, TIME, nanoTime);
            PdfScan.check(file, limit);
            return PdfCleaner.clean(file, limit);
        });
    }

    /** One at a time, so that many at once do not take the server's memory. */
    private <T> T alone(Supplier<T> work) {
        try {
            if (!one.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            one.release();
        }
    }

    private static InvalidValueException busy() {
        return new InvalidValueException(
                "disclosure.file.busy", "Many files are being read just now. Send it again in a minute.");
    }

    private static boolean isOneOf(byte[] file, List<byte[]> beginnings) {
        return beginnings.stream().anyMatch(beginning -> startsWith(file, beginning));
    }

    private static boolean startsWith(byte[] file, byte[] beginning) {
        return file.length >= beginning.length
                && java.util.Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
