package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.PastQuestions;
import pk.gov.nsor.foundation.sms.Question;

/** What was asked of late can be opened until the key of its day is destroyed. */
class PastQuestionsTest {

    private static final String SENDER = "923997654321";

    private final TestGateway gateways = new TestGateway();
    private RawSmsc smsc;
    private SmsGateway gateway;

    @BeforeEach
    void bind() throws Exception {
        smsc = new RawSmsc(0);
        gateway = gateways.start(smsc.port(), TestGateway.echo());
        smsc.acceptBind();
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        gateway.stop();
        gateways.close();
    }

    @Test
    void aQuestionIsFoundByTheMomentItCameAndIsErasedWithItsKey() throws Exception {
        smsc.question(1, SENDER, "one");
        smsc.question(2, SENDER, "another");
        await().until(() -> gateways.count("select count(*) from sms.exchange") == 2);
        List<Instant> moments = gateways
                .jdbc
                .sql("select received_at from sms.exchange order by received_at")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
        PastQuestions questions = new StoredQuestions(gateways.jdbc, new Sealing(gateways.keys));
        assertThat(questions.at(List.of(moments.getFirst(), moments.getFirst())))
                .singleElement()
                .satisfies(past -> {
                    Question question = past.question();
                    assertThat(past.answer()).isEqualTo("You said one");
                    assertThat(question.sender()).isEqualTo("+" + SENDER);
                    assertThat(question.text()).isEqualTo("one");
                    assertThat(question.receivedAt()).isEqualTo(moments.getFirst());
                });
        assertThat(questions.at(moments))
                .extracting(past -> past.question().text())
                .containsExactlyInAnyOrder("one", "another");
        assertThat(questions.at(List.of(moments.getFirst().plusNanos(1000)))).isEmpty();
        assertThat(questions.at(List.of())).isEmpty();

        gateways.keys.destroyDaysBefore(LocalDate.now(Day.ZONE).plusDays(1));
        assertThat(questions.at(moments)).isEmpty();
    }
}
