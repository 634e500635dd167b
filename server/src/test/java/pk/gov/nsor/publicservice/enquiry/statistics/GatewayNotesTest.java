package pk.gov.nsor.publicservice.enquiry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;
import pk.gov.nsor.foundation.sms.AnswerTimes;
import pk.gov.nsor.foundation.sms.GatewayState;
import pk.gov.nsor.foundation.sms.Gateways;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.publicservice.enquiry.statistics.FigureReading.GatewayLine;
import pk.gov.nsor.testing.RegisterTest;

/** What a process says of its gateways. A bound that no gateway has keeps its counts apart from those of other tests. */
@RegisterTest
class GatewayNotesTest {

    private static final int BOUND = 777_777;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private LiveUpdates updates;

    @Autowired
    private FigureReading reading;

    @Autowired
    private Clock clock;

    private Optional<GatewayState> open = Optional.empty();

    @Test
    void linksAreSaidAnewAndTimesAreAddedOnce() {
        GatewayNotes notes = new GatewayNotes(gateways(), jdbc, transactions, updates, clock);
        notes.note();
        assertThat(lines(54_321)).as("without a gateway nothing is said").isEmpty();

        open = Optional.of(state(2, 10));
        notes.note();
        notes.note();
        open = Optional.of(state(1, 15));
        notes.note();
        assertThat(lines(54_321)).hasSize(1).allSatisfy(line -> {
            assertThat(line.line()).isEqualTo(SmscLink.PUBLIC);
            assertThat(line.bound()).isEqualTo(1);
            assertThat(line.binds()).isEqualTo(2);
            assertThat(line.turnedAway()).isEqualTo(9);
            assertThat(Duration.between(line.notedAt().toInstant(), clock.instant()))
                    .isLessThan(Duration.ofSeconds(30));
        });
        for (Range range : Range.values()) {
            assertThat(reading.of(range).times().byBound().get(BOUND))
                    .as(range.name())
                    .isEqualTo(15);
        }
    }

    private Gateways gateways() {
        return line -> line == SmscLink.PUBLIC ? open : Optional.empty();
    }

    private static GatewayState state(int bound, long answers) {
        return new GatewayState(2, bound, 3, 4, 54_321, 9, new AnswerTimes(Map.of(BOUND, answers)));
    }

    private List<GatewayLine> lines(long taken) {
        return reading.gateways().stream().filter(line -> line.taken() == taken).toList();
    }
}
