package pk.gov.nsor.record.fingerprints.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintMatcher;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.PrintTemplate;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.WsqWriter;

class PrintReaderTest {

    private static final Finger FINGER = Finger.RIGHT_INDEX;

    private final PrintReader reader = new PrintReader();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aPrintIsTheSameInEveryFormatThatKeepsAllPixels(int number) {
        PrintTemplate template = reader.read(FINGER, Prints.pgm(number));
        assertThat(template.size()).isGreaterThanOrEqualTo(PrintReader.FEWEST_MINUTIAE);
        Prints print = Prints.finger(number);
        for (byte[] file : List.of(print.pgm(), print.png(), print.png(500), print.bmp())) {
            assertThat(reader.read(FINGER, file).iso()).isEqualTo(template.iso());
        }
        assertThat(score(template, reader.read(FINGER, template.iso()))).isGreaterThan(100);
    }

    @Test
    void aPrintIsReadFromWsq() {
        Prints print = Prints.finger(1);
        PrintTemplate template = reader.read(FINGER, WsqWriter.write(print));
        assertThat(score(template, reader.read(FINGER, print.pgm()))).isGreaterThan(100);
    }

    @Test
    void aTemplateOf2011IsTakenToo() {
        PrintTemplate template = reader.read(FINGER, Prints.pgm(2));
        byte[] file = FingerprintCompatibility.exportTemplates(TemplateFormat.ISO_19794_2_2011, template.forMatching());
        assertThat(score(template, reader.read(FINGER, file))).isGreaterThan(100);
    }

    @Test
    void impressionsOfOneFingerAgreeAndThoseOfTwoDoNot() {
        PrintTemplate one = reader.read(FINGER, Prints.pgm(3));
        assertThat(score(
                        one,
                        reader.read(FINGER, Prints.finger(3).turned(14, 20, -25).pgm())))
                .isGreaterThan(40);
        assertThat(score(one, reader.read(FINGER, Prints.pgm(4)))).isLessThan(20);
    }

    @Test
    void whatIsWrongWithAPrintIsSaidInWords() {
        Prints good = Prints.finger(1);
        Map<byte[], String> refused = new LinkedHashMap<>();
        Random random = new Random(1);
        refused.put(Prints.of(400, 500, (x, y) -> 255).pgm(), "fingerprint.light");
        refused.put(Prints.of(400, 500, (x, y) -> 0).pgm(), "fingerprint.dark");
        refused.put(Prints.of(400, 500, (x, y) -> random.nextInt(256)).pgm(), "fingerprint.no-ridges");
        refused.put(
                Prints.of(400, 500, (x, y) -> 128 + 100 * Math.sin(x / 40.0) * Math.sin(y / 30.0))
                        .pgm(),
                "fingerprint.no-ridges");
        refused.put(Prints.of(400, 500, (x, y) -> x / 5 % 2 == 0 ? 30 : 220).pgm(), "fingerprint.few");
        refused.put(good.shaded(grey -> grey / 5.0).pgm(), "fingerprint.dark");
        refused.put(good.shaded(grey -> 232 + grey / 11.0).pgm(), "fingerprint.light");
        refused.put(good.part(130, 200, 150, 150).pgm(), "fingerprint.part");
        refused.put(good.scaled(2).pgm(), "fingerprint.period");
        refused.put(good.scaled(0.5).pgm(), "fingerprint.period");
        refused.put(good.part(0, 0, 139, 300).pgm(), "fingerprint.small");
        refused.put(Prints.of(1201, 300, (x, y) -> 0).pgm(), "fingerprint.wide");
        refused.put(good.png(300), "fingerprint.resolution");
        refused.put(good.png(1000), "fingerprint.resolution");
        refused.put(Pictures.jpeg(400, 500), "fingerprint.type");
        refused.put(new byte[0], "fingerprint.type");
        refused.put(new byte[2_000 * 1024 + 1], "fingerprint.too-large");
        refused.forEach((file, code) -> assertThat(codeOf(file)).isEqualTo(code));
    }

    @Test
    void theFileOfAnotherFingerIsNotTakenForThisOne() {
        byte[] file = reader.read(FINGER, Prints.pgm(1)).iso();
        file[24] = (byte) Finger.LEFT_THUMB.isoPosition();
        assertThat(codeOf(file)).isEqualTo("fingerprint.another");
        assertThat(reader.read(Finger.LEFT_THUMB, file).size()).isPositive();
    }

    @Test
    void aTemplateOfSeveralFingersOrNoneIsRefused() {
        PrintTemplate one = reader.read(FINGER, Prints.pgm(1));
        byte[] both = FingerprintCompatibility.exportTemplates(
                TemplateFormat.ISO_19794_2_2005, one.forMatching(), one.forMatching());
        assertThat(codeOf(both)).isEqualTo("fingerprint.several");
    }

    @Test
    void atTheLimitsAPrintIsTaken() {
        Prints finger = Prints.finger(2);
        assertThat(codeOf(Prints.of(1200, 1200, finger::at).pgm())).isNull();
        assertThat(codeOf(finger.png(481))).isNull();
        assertThat(codeOf(finger.png(519))).isNull();
        assertThat(codeOf(finger.png(525))).isEqualTo("fingerprint.resolution");
        assertThat(codeOf(few(PrintReader.FEWEST_MINUTIAE))).isNull();
        assertThat(codeOf(few(PrintReader.FEWEST_MINUTIAE - 1))).isEqualTo("fingerprint.few");
        assertThat(codeOf(few(PrintTemplate.MOST_MINUTIAE))).isNull();
        assertThat(codeOf(few(PrintTemplate.MOST_MINUTIAE + 1))).isEqualTo("fingerprint.damaged");
    }

    @Test
    @Timeout(20)
    void aFileThatWouldBecomeHugeIsRefusedBeforeItIsDecoded() {
        assertThat(codeOf(Pictures.bomb(30_000, 30_000))).isEqualTo("fingerprint.wide");
        assertThat(codeOf(Pictures.bytes("P5 60000 60000 255 x"))).isEqualTo("fingerprint.wide");
        assertThat(codeOf(Pictures.bytes("P5 99999999999 3 255 x"))).isEqualTo("fingerprint.damaged");
        byte[] bmp = Prints.finger(1).bmp();
        Arrays.fill(bmp, 18, 26, (byte) 0x7f);
        assertThat(codeOf(bmp)).isIn("fingerprint.wide", "fingerprint.damaged");
        assertThat(codeOf(ended(WsqWriter.head(65_535, 65_535, 3)))).isEqualTo("fingerprint.wide");
        assertThat(codeOf(ended(WsqWriter.head(400, 400, 255)))).isEqualTo("fingerprint.damaged");
    }

    @Test
    void filtersAndSizesThatComeAfterTheDataHaveBegunAreRefused() {
        byte[] file = WsqWriter.file(200, 200, k -> 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, file.length - 2);
        WsqWriter.segment(out, 0xa4, new byte[] {(byte) 255, (byte) 255});
        out.write(file, file.length - 2, 2);
        assertThat(codeOf(out.toByteArray())).isEqualTo("fingerprint.damaged");
    }

    @Test
    @Timeout(120)
    void aFileThatIsCutOffIsRefusedWhereverItIsCut() {
        Prints small = Prints.finger(1).part(40, 60, 330, 400);
        for (byte[] file : List.of(
                small.png(),
                small.bmp(),
                small.pgm(),
                WsqWriter.write(small),
                reader.read(FINGER, small.pgm()).iso())) {
            int step = Math.max(1, file.length / 150);
            for (int length = 0; length < file.length; length += length < 400 ? 1 : step) {
                assertThat(codeOf(Arrays.copyOf(file, length)))
                        .as("%s of %s", length, file.length)
                        .isNotNull();
            }
        }
    }

    @Test
    @Tag("fault")
    @Timeout(120)
    void bytesThatWereChangedAtRandomAreReadOrRefusedAndBreakNothing() {
        Random random = new Random(25);
        Prints small = Prints.finger(1).part(40, 60, 330, 400);
        for (byte[] file : List.of(
                small.png(),
                small.bmp(),
                small.pgm(),
                WsqWriter.write(small),
                reader.read(FINGER, small.pgm()).iso())) {
            for (int round = 0; round < 20; round++) {
                byte[] changed = file.clone();
                int head = random.nextBoolean() ? Math.min(600, file.length) : file.length;
                for (int i = 0; i <= random.nextInt(8); i++) {
                    changed[random.nextInt(head)] = (byte) random.nextInt(256);
                }
                String _ = codeOf(changed);
            }
        }
        for (int round = 0; round < 1_000; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            byte[] begin = List.of(
                            Pictures.bytes("P5 "),
                            Pictures.bytes("BM"),
                            Pictures.bytes("FMR\0 20\0"),
                            Pictures.bytes("\u00ff\u00a0"),
                            Arrays.copyOf(small.png(), 8))
                    .get(round % 5);
            assertThat(codeOf(Pictures.together(begin, noise))).isNotNull();
        }
    }

    /** A template with so many minutiae. */
    private static byte[] few(int minutiae) {
        int[] x = new Random(3).ints(minutiae, 50, 400).toArray();
        int[] y = new Random(4).ints(minutiae, 50, 500).toArray();
        int[] angle = new Random(5).ints(minutiae, 0, 256).toArray();
        return PrintTemplate.of(x, y, angle, new boolean[minutiae]).iso();
    }

    private static byte[] ended(ByteArrayOutputStream head) {
        WsqWriter.segment(head, 0xa3, new byte[] {0});
        head.write(0xff);
        head.write(0xa1);
        return head.toByteArray();
    }

    /** Why it is refused; null where it is not. Anything but a refusal fails the test. */
    private @Nullable String codeOf(byte[] file) {
        Throwable thrown = catchThrowable(() -> reader.read(FINGER, file));
        if (thrown == null) {
            return null;
        }
        assertThat(thrown).isInstanceOf(InvalidValueException.class);
        return ((InvalidValueException) thrown).code();
    }

    private static double score(PrintTemplate one, PrintTemplate other) {
        return new FingerprintMatcher(one.forMatching()).match(other.forMatching());
    }
}
