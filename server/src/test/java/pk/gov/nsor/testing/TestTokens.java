package pk.gov.nsor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens of SoftHSM2, a PKCS #11 module without hardware. They are all made before one is used: a process sees only those that were
 * there when it first looked. The build names the folder for each process of tests.
 */
public final class TestTokens {

    /** The PIN of each. */
    public static final String PIN = "738201";

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final int TOKENS = 40;
    private static final Pattern SLOT = Pattern.compile("reassigned to slot ([0-9]+)");
    private static final Deque<Long> FREE = new ArrayDeque<>();
    private static boolean made;

    private TestTokens() {}

    /**
     * The settings of a token that no other test has.
     *
     * @param folder where its PIN is written
     */
    public static synchronized Map<String, String> one(Path folder) {
        try {
            if (!made) {
                make();
                made = true;
            }
            Path pin = Files.createTempFile(folder, "token", ".pin");
            Files.writeString(pin, PIN + "\n", StandardCharsets.UTF_8);
            return Map.of(
                    "NSOR_TOKEN_LIBRARY",
                    LIBRARY.toString(),
                    "NSOR_TOKEN_SLOT",
                    Objects.requireNonNull(FREE.poll(), "Tests of one process use more tokens than are made for them")
                            .toString(),
                    "NSOR_TOKEN_PIN_FILE",
                    pin.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void make() throws IOException {
        if (!Files.exists(LIBRARY)) {
            throw new IllegalStateException("SoftHSM2 is missing (Debian: apt-get install softhsm2)");
        }
        Path configuration = Path.of(Objects.requireNonNull(
                System.getenv("SOFTHSM2_CONF"), "SOFTHSM2_CONF must name a file to be written, as the build does"));
        Path tokens = Files.createTempDirectory(Path.of("target"), "tokens").toAbsolutePath();
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n",
                StandardCharsets.UTF_8);
        for (int number = 0; number < TOKENS; number++) {
            FREE.add(initialized(number));
        }
    }

    private static long initialized(int number) throws IOException {
        Process process = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "token-" + number,
                        "--so-pin",
                        "12345678",
                        "--pin",
                        PIN)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher slot = SLOT.matcher(said);
        if (!slot.find()) {
            throw new IOException("No token was made: " + said);
        }
        return Long.parseLong(slot.group(1));
    }
}
