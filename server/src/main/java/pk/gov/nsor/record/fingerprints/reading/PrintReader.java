package pk.gov.nsor.record.fingerprints.reading;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.PrintTemplate;

/**
 * Makes a template of a file. What a file is, its content says and not its name. Nothing of a picture is kept but the
 * template.
 */
@Component
public class PrintReader {

    /** Fewer say too little of whose finger it is. */
    public static final int FEWEST_MINUTIAE = 12;

    private static final int DPI = 500;
    private static final int DPI_TOLERANCE = 20;
    private static final int SECONDS_TO_WAIT = 20;

    private final Semaphore one = new Semaphore(1, true);

    /**
     * Reads a file. It is slow and changes nothing, so it should not be called within a transaction.
     *
     * @param finger which it is to be of
     * @throws InvalidValueException where it is too large, of another kind, cut off, of several fingers or of another one,
     *     not at 500 dpi, or shows too little
     */
    public PrintTemplate read(Finger finger, byte[] file) {
        if (file.length > Limits.LARGEST_FILE) {
            throw Refusals.tooLarge(Limits.LARGEST_FILE / 1024);
        }
        PrintTemplate template = alone(() -> TemplateFile.is(file) ? given(finger, file) : found(file));
        if (template.size() < FEWEST_MINUTIAE) {
            throw new InvalidValueException(
                    "fingerprint.few",
                    "Only %s details can be seen, and %s are needed. Clean the finger and press it flat and still.",
                    template.size(),
                    FEWEST_MINUTIAE);
        }
        return template;
    }

    /** Whether a file begins as a WSQ does. */
    public static boolean isWsq(byte[] file) {
        return WsqFile.is(file);
    }

    /** The largest file that is taken, in bytes. */
    public static int largest() {
        return Limits.LARGEST_FILE;
    }

    private static PrintTemplate given(Finger finger, byte[] file) {
        TemplateFile.Found found = TemplateFile.read(file);
        if (found.finger().filter(said -> said != finger).isPresent()) {
            throw new InvalidValueException(
                    "fingerprint.another", "The file says that it is of another finger. Check which one it is.");
        }
        return found.template();
    }

    private static PrintTemplate found(byte[] file) throws IOException {
        GreyImage image = image(file);
        if (image.dpi() != 0 && Math.abs(image.dpi() - DPI) > DPI_TOLERANCE && !isDefault(image.dpi())) {
            throw Refusals.resolution(image.dpi());
        }
        RidgeCheck.check(image);
        return PrintTemplate.of(
                new FingerprintTemplate(new FingerprintImage(image.width(), image.height(), image.pixels())));
    }

    /** What programs write who know nothing of it; the distance of the ridges tells. */
    private static boolean isDefault(int dpi) {
        return dpi == 72 || dpi == 96;
    }

    private static GreyImage image(byte[] file) throws IOException {
        if (RasterFile.isPng(file)) {
            return RasterFile.readPng(file);
        }
        if (PgmFile.is(file)) {
            return PgmFile.read(file);
        }
        if (RasterFile.isBmp(file)) {
            return RasterFile.readBmp(file);
        }
        if (WsqFile.is(file)) {
            return WsqFile.read(file);
        }
        throw Refusals.type();
    }

    /** One at a time, so that many at once do not take the server's memory. */
    private PrintTemplate alone(Reading reading) {
        try {
            if (!one.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw Refusals.busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusals.busy();
        }
        try {
            return reading.read();
        } catch (InvalidValueException refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            // Decoders can throw anything for files that were made to break them.
            throw Refusals.damaged();
        } finally {
            one.release();
        }
    }

    /** Reads a file whose kind is known. */
    @FunctionalInterface
    private interface Reading {
        PrintTemplate read() throws IOException;
    }
}
