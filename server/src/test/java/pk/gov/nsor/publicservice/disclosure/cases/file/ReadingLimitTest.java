package pk.gov.nsor.publicservice.disclosure.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Pictures;

/**
 * What a file costs is counted in bytes looked at, not in seconds: files made to be slow are read in steps that grow with
 * their length and no faster, or refused.
 */
@Tag("fault")
class ReadingLimitTest {

    private static final int LENGTH = 1_200_000;

    /** Of the scan alone; what stands at one place is looked at from some places before it. */
    private static final int SCANNED = 50;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter%",
                "/Filter %",
                "/Filter[%",
                "/Filter[/A%/Filter[\n/A%",
                "/Filter[/A ",
                "/Filter ",
                "/Columns%",
                "/Rows 1%",
                "/F#69lter%/",
                "/Filter/A/Filter/B",
                "stream",
                "stream\n",
                "stream ",
                "endstream",
                "/",
                "////",
                "%",
                "obj ",
                "1 0 obj<<",
                "1 0 obj<<>>stream\n",
                "trailer<<",
                "xref\n0 1\n",
                "startxref 6 ",
                "<<",
                "[",
                "("
            })
    void whatRepeatsIsScannedInStepsThatGrowWithItsLength(String fragment) {
        byte[] file = repeated(fragment);
        ReadingLimit limit = unhurried(file);
        readOrRefused(() -> PdfScan.check(file, limit));
        assertThat(limit.steps()).isLessThan((long) SCANNED * file.length);
        // And what reads it as a document stays within what a file may take.
        readOrRefused(() -> PdfCleaner.clean(file, unhurried(file)));
    }

    /** Each is followed by all the others, as packed bytes that unpack to next to nothing. */
    @Test
    void partsWithinPartsAreNotUnpackedOverAndOver() {
        byte[] empty = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};
        byte[] word = Pictures.bytes("stream\nxx");
        byte[] block = Pictures.together(
                new byte[] {0, (byte) word.length, 0, (byte) ~word.length, (byte) 0xFF}, word, empty, empty, empty);
        byte[] file = Pictures.together(Pictures.bytes("%PDF-1.7\nstream\nxx"), repeated(block));
        ReadingLimit limit = unhurried(file);
        assertThatThrownBy(() -> PdfScan.check(file, limit))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("disclosure.file.packing"));
        assertThat(limit.steps()).isLessThan((long) SCANNED * file.length);
    }

    @Test
    void anHonestFileTakesAFractionOfWhatItMay() {
        byte[] file = Pdfs.pages(30);
        ReadingLimit limit = unhurried(file);
        PdfScan.check(file, limit);
        assertThat(PdfCleaner.clean(file, limit).pages()).isEqualTo(30);
        assertThat(limit.steps()).isLessThan((long) ReadingLimit.STEPS_A_BYTE / 4 * file.length);
    }

    @Test
    void aDamagedFileThatIsSearchedThroughTakesNoMoreThanItMay() {
        byte[] whole = Pdfs.pages(30);
        byte[] file = Arrays.copyOf(whole, whole.length - 60);
        ReadingLimit limit = unhurried(file);
        assertThat(PdfCleaner.clean(file, limit).pages()).isEqualTo(30);
        assertThat(limit.steps()).isLessThan((long) ReadingLimit.STEPS_A_BYTE * file.length);
    }

    @Test
    void readingEndsWhenItsTimeIsOver() {
        AtomicLong now = new AtomicLong(-5);
        ReadingLimit limit = ReadingLimit.of(1_000_000, Duration.ofSeconds(10), now::get);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        limit.step(1_000_000);
        now.incrementAndGet();
        assertThatThrownBy(() -> limit.step(1_000_000))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("disclosure.file.slow"));
    }

    @Test
    void theTimeIsLookedAtWithinTheReadingItself() {
        byte[] file = Pdfs.pages(30);
        AtomicLong now = new AtomicLong();
        ReadingLimit limit = ReadingLimit.of(
                file.length,
                Duration.ofSeconds(10),
                () -> now.getAndAdd(Duration.ofSeconds(6).toNanos()));
        assertThatThrownBy(() -> {
                    PdfScan.check(file, limit);
                    PdfCleaner.clean(file, limit);
                })
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("disclosure.file.slow"));
    }

    @Test
    void itMayTakeSoManyStepsAndNotOneMore() {
        long most = ReadingLimit.STEPS_BESIDE + 1000L * ReadingLimit.STEPS_A_BYTE;
        ReadingLimit limit = ReadingLimit.of(1000, Duration.ofSeconds(10), () -> 0);
        limit.step(most);
        assertThatThrownBy(() -> limit.step(1)).isInstanceOf(InvalidValueException.class);
    }

    private static ReadingLimit unhurried(byte[] file) {
        return ReadingLimit.of(file.length, Duration.ofMinutes(1), () -> 0);
    }

    private static void readOrRefused(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidValueException refused) {
            assertThat(refused.code()).startsWith("disclosure.file.");
        }
    }

    private static byte[] repeated(String fragment) {
        byte[] body = repeated(fragment.getBytes(StandardCharsets.ISO_8859_1));
        return Pictures.together(Pictures.bytes("%PDF-1.7\n"), body);
    }

    private static byte[] repeated(byte[] fragment) {
        byte[] file = new byte[LENGTH / fragment.length * fragment.length];
        for (int at = 0; at < file.length; at++) {
            file[at] = fragment[at % fragment.length];
        }
        return file;
    }
}
