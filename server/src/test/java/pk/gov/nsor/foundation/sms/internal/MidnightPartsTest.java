package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.QuestionPartRepository.Arrived;
import pk.gov.nsor.foundation.sms.internal.QuestionPartRepository.Whole;
import pk.gov.nsor.foundation.sms.internal.Sealing.Content;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm.Segment;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;

/** The key of parts' senders changes at midnight; a question that comes in around it is still one. */
class MidnightPartsTest {

    private static final Instant MIDNIGHT =
            LocalDate.of(2026, 11, 26).atStartOfDay(Day.ZONE).toInstant();
    private static final String SENDER = "923997654321";

    private final TestGateway gateways = new TestGateway();
    private final Sealing sealing = new Sealing(gateways.keys);
    private final Clock midnight = Clock.fixed(MIDNIGHT, Day.ZONE);
    private final QuestionPartRepository parts =
            new QuestionPartRepository(gateways.jdbc, sealing, SmscLink.PUBLIC, midnight, midnight);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(gateways.dataSource));

    @AfterEach
    void close() {
        gateways.close();
    }

    @Test
    void partsBeforeAndAfterMidnightAreOneQuestionAndAPartThatComesAgainIsNoOther() {
        assertThat(add(2, "two", MIDNIGHT.minusSeconds(100))).isEmpty();
        assertThat(add(2, "two", MIDNIGHT.plusSeconds(20))).isEmpty();
        List<Whole> whole = add(1, "one ", MIDNIGHT.plusSeconds(100));
        assertThat(whole).hasSize(1);
        assertThat(whole.getFirst().content().question()).isEqualTo("one two");
        assertThat(gateways.count("select count(*) from sms.question_part")).isZero();
    }

    @Test
    void aPartThatIsOlderThanTheOthersWaitIsNotMixedIn() {
        add(2, "two", MIDNIGHT.minus(Duration.ofHours(30)));
        assertThat(add(1, "one ", MIDNIGHT.plusSeconds(100))).isEmpty();
    }

    private List<Whole> add(int part, String text, Instant at) {
        Content content = Content.question(new SmppAddress((byte) 1, (byte) 1, SENDER), text);
        return Objects.requireNonNull(transaction.execute(
                status -> parts.add(List.of(new Arrived(new Segment(9, 2, part), content, at)))));
    }
}
