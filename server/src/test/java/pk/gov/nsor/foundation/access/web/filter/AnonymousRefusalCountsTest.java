package pk.gov.nsor.foundation.access.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pk.gov.nsor.testing.TestClock;

@ExtendWith(OutputCaptureExtension.class)
class AnonymousRefusalCountsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TestClock clock = new TestClock();
    private final AnonymousRefusalCounts strangers = new AnonymousRefusalCounts(registry, clock);

    @Test
    void eachIsCountedAndALineAMinuteSaysHowMany(CapturedOutput output) {
        strangers.refused(403);
        strangers.refused(404);
        strangers.refused(404);
        clock.move(AnonymousRefusalCounts.EVERY.minusSeconds(5));
        strangers.refused(403);
        assertThat(lines(output)).hasSize(1).first().asString().contains("{403=1}");
        clock.move(Duration.ofSeconds(6));
        strangers.refused(400);
        assertThat(lines(output)).hasSize(2).last().asString().contains("{400=1, 403=1, 404=2}");
        assertThat(registry.counter("nsor.strangers.refused", "status", "404").count())
                .isEqualTo(2);
        assertThat(registry.counter("nsor.strangers.refused", "status", "403").count())
                .isEqualTo(2);
    }

    private static List<String> lines(CapturedOutput output) {
        return output.toString()
                .lines()
                .filter(line -> line.contains("Strangers were refused"))
                .toList();
    }
}
