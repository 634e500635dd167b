package pk.gov.nsor.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What watches for leaks sees what it is there to see. */
class LeakWatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key (cnic)=(9520112345671) already exists",
                "95201-1234567-1",
                "to +923001234567",
                "03001234567,",
                "00923001234567"
            })
    void cnicsAndTelephonesAreSeenInAnyShape(String text) {
        assertThat(Secrets.in(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"95201123456712", "1.9520112345671", "17 of 95201", "2026-11-26", "030012345678"})
    void otherNumbersAreNot(String text) {
        assertThat(Secrets.in(text)).isEmpty();
    }

    @Test
    void whatWasTypedIsSeenAndWhatIsNobodysIsNot() {
        Secrets.typed(
                Map.of("remark", "seen near the Kohinoor mills", "password", "correct horse battery", "tier", "III"));
        Secrets.sent(
                "{\"name\": \"Zubair Leakwatch\", \"court\": \"Court of Leakwatch\", \"said\": \"a \\\"word\\\" more\"}");
        Secrets.sent("{\"name\": \"" + "long ".repeat(100_000) + "\"}");

        assertThat(Secrets.in("WARN seen near the Kohinoor mills.")).contains("seen near the Kohinoor mills");
        assertThat(Secrets.in("not found: Zubair Leakwatch")).contains("Zubair Leakwatch");
        assertThat(Secrets.in("correct horse battery")).isEmpty();
        assertThat(Secrets.in("Court of Leakwatch")).isEmpty();
        assertThat(Secrets.in("tier III")).isEmpty();
    }

    @Test
    void whatIsPrintedIsPassedOnAndSeenLineByLine() {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        List<String> seen = new ArrayList<>();
        try (PrintStream out = new PrintStream(
                new WatchedLines(new PrintStream(passed, true, StandardCharsets.UTF_8), seen::add),
                true,
                StandardCharsets.UTF_8)) {
            out.print("ایک\nt");
            out.print("wo\nthree");
        }

        assertThat(passed.toString(StandardCharsets.UTF_8)).isEqualTo("ایک\ntwo\nthree");
        assertThat(seen).containsExactly("ایک", "two");
    }
}
