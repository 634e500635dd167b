package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;
import pk.gov.nsor.testing.DatabaseMoment;

/** What was sealed goes with its key: both are there to the end of the thirtieth day, and neither after it. */
@Tag("fault")
class ErasedContentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final SmppAddress SENDER = new SmppAddress((byte) 1, (byte) 1, "923997654321");

    private final TestGateway gateways = new TestGateway();
    private final Sealing sealing = new Sealing(gateways.keys);

    @AfterEach
    void close() {
        gateways.close();
    }

    @Test
    void thirtyDaysLaterItIsThereAndCanBeReadAndOneDayLaterNeither() {
        long id = exchange(DAY);
        forgetOn(DAY.plusDays(30));
        byte[] sealed = gateways.jdbc
                .sql("select content from sms.exchange where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(sealing.open(sealed, DAY).question()).isEqualTo("a question");
        forgetOn(DAY.plusDays(31));
        assertThat(exchanges()).isEmpty();
        assertThatThrownBy(() -> sealing.open(sealed, DAY)).isInstanceOf(Encryption.WrongKeyException.class);
    }

    @Test
    void theLastMomentOfADayGoesWithItsDayAndTheNextMomentDoesNot() {
        LocalDate next = DAY.plusDays(1);
        long last = exchange(DAY, LocalTime.MAX.truncatedTo(ChronoUnit.MICROS));
        long first = exchange(next, LocalTime.MIDNIGHT);
        forgetOn(DAY.plusDays(31));
        assertThat(exchanges()).containsExactly(first).doesNotContain(last);
        forgetOn(next.plusDays(31));
        assertThat(exchanges()).isEmpty();
    }

    @Test
    void ofEveryDayOfAYearJustTheLastThirtyOneAreKept() {
        for (int day = 0; day < 365; day++) {
            LocalDate today = DAY.plusDays(day);
            exchange(today);
            forgetOn(today);
            assertThat(gateways.count("select count(*) from sms.exchange"))
                    .as("on %s", today)
                    .isEqualTo(Math.min(day + 1, 31));
        }
        assertThat(gateways.count("select count(distinct tableoid) from sms.exchange"))
                .as("a part a day")
                .isEqualTo(31);
    }

    @Test
    void whereTheServerStoodStillOldRowsInThePartOfTodayGoAndNewOnesStay() {
        exchange(DAY);
        LocalDate today = DAY.plusDays(34);
        long fresh = exchange(today);
        assertThat(gateways.count("select count(distinct tableoid) from sms.exchange"))
                .as("both are in one part")
                .isOne();
        forgetOn(today);
        assertThat(exchanges()).containsExactly(fresh);
    }

    @Test
    void contentIsRemovedFromExchangesOfAnyDay() {
        LocalDate today = DAY.plusDays(20);
        long kept = exchange(today);
        long[] forgotten = {exchange(today), exchange(today.minusDays(1)), exchange(DAY)};
        ExchangeRepository store = new ExchangeRepository(gateways.jdbc, at(today));
        store.removeContent(new long[] {forgotten[0], forgotten[1]});
        assertThat(withContent()).containsExactly(kept, forgotten[2]);
        store.removeContent(forgotten);
        assertThat(withContent()).containsExactly(kept);
    }

    @Test
    void afterYearsAllThatIsOldGoesAtOnce() {
        for (int day = 0; day < 40; day++) {
            exchange(DAY.plusDays(day));
        }
        forgetOn(DAY.plusYears(3));
        assertThat(exchanges()).isEmpty();
    }

    @Test
    void marksAndReceiptsGoWithWhatTheyMarkOnBothSidesOfTheDay() {
        ExchangeRepository marks = new ExchangeRepository(gateways.jdbc, at(DAY));
        ExchangeRepository later = new ExchangeRepository(gateways.jdbc, at(DAY.plusDays(1)));
        long id = exchange(DAY);
        long other = exchange(DAY.plusDays(1));
        for (ExchangeRepository store : List.of(marks, later)) {
            long marked = store == marks ? id : other;
            store.settle(new long[] {1}, new long[] {marked}, new long[] {marked});
            store.refuse(new long[] {marked}, new short[] {1}, new int[] {8});
            store.recordSent(new long[] {marked}, new short[] {2}, new String[] {"a" + marked});
            store.recordReceipts(new String[] {"a" + marked}, new String[] {"DELIVRD"});
        }
        forgetOn(DAY.plusDays(30));
        assertMarks(2);
        forgetOn(DAY.plusDays(31));
        assertMarks(1);
        assertThat(gateways.count("select first_id from sms.settled")).isEqualTo(other);
        assertThat(gateways.count("select exchange_id from sms.refused")).isEqualTo(other);
        assertThat(gateways.count("select exchange_id from sms.delivery")).isEqualTo(other);
        forgetOn(DAY.plusDays(32));
        assertMarks(0);
    }

    @Test
    void aMarkStaysForAsLongAsItsExchangeIsThere() throws Exception {
        long id = exchange(DAY);
        new ExchangeRepository(gateways.jdbc, at(DAY)).settle(new long[] {1}, new long[] {id}, new long[] {id});
        try (Connection reader = gateways.database.superuser().connect();
                Statement read = reader.createStatement()) {
            reader.setAutoCommit(false);
            read.executeQuery("select count(*) from sms.exchange");
            exchange(DAY.plusDays(40));
            forgetOn(DAY.plusDays(40));
            assertThat(exchanges()).as("somebody reads it").contains(id);
            assertThat(gateways.count("select count(*) from sms.settled")).isOne();
            reader.commit();
        }
        forgetOn(DAY.plusDays(40));
        assertThat(exchanges()).doesNotContain(id);
        assertThat(gateways.count("select count(*) from sms.settled")).isZero();
    }

    @Test
    void moreMarksThanOneStepTakesAllGo() {
        int count = 12_345;
        long[] ids = LongStream.rangeClosed(1, count).toArray();
        ExchangeRepository store = new ExchangeRepository(gateways.jdbc, at(DAY));
        store.settle(ids, ids, ids);
        forgetOn(DAY.plusDays(30));
        assertThat(gateways.count("select count(*) from sms.settled")).isEqualTo(count);
        forgetOn(DAY.plusDays(31));
        assertThat(gateways.count("select count(*) from sms.settled")).isZero();
    }

    @Test
    void aMessageThatNoGatewayCouldSendAndPartsThatWaitedGoTooWithTheirKey() {
        UUID id = UUID.randomUUID();
        Sealing.Content content = new Sealing.Content(SENDER, "", "a text", true, false);
        Instant noon = at(DAY).instant();
        new MessageRepository(gateways.jdbc, at(DAY))
                .insert(
                        new NewMessage(
                                SmscLink.NEUTRAL,
                                id,
                                MobileNumber.parse("+923997654321"),
                                "a text",
                                noon,
                                noon.plusSeconds(86_400L * 100)),
                        DAY,
                        sealing.seal(content, DAY));
        gateways.jdbc
                .sql("""
                        insert into sms.question_part (sender_hash, reference, total, part, received_at, key_day, content)
                        values (?, 1, 2, 1, ?, ?, ?)
                        """)
                .params(new byte[32], noon.atOffset(ZoneOffset.UTC), DAY, sealing.seal(content, DAY))
                .update();
        forgetOn(DAY.plusDays(30));
        assertThat(gateways.count("select count(*) from sms.message where content is not null"))
                .isOne();
        assertThat(gateways.count("select count(*) from sms.question_part")).isOne();
        forgetOn(DAY.plusDays(31));
        assertThat(new MessageRepository(gateways.jdbc, at(DAY)).states(List.of(id)))
                .extracting(MessageState::state)
                .containsExactly(MessageState.State.EXPIRED);
        assertThat(gateways.count("select count(*) from sms.message where content is not null"))
                .isZero();
        assertThat(gateways.count("select count(*) from sms.question_part")).isZero();
    }

    private void assertMarks(long count) {
        for (String table : List.of("settled", "refused", "sent_part", "receipt")) {
            assertThat(gateways.count("select count(*) from sms." + table))
                    .as(table)
                    .isEqualTo(count);
        }
    }

    private void forgetOn(LocalDate today) {
        DatabaseMoment.set(gateways.dataSource, at(today));
        // Anew each time, as the next process would: it remembers nothing.
        new KeyRetention(
                        new Sealing(gateways.keys),
                        new ErasedContent(gateways.jdbc, at(today)),
                        (purge, erased) -> {},
                        at(today))
                .forget();
    }

    private long exchange(LocalDate day) {
        return exchange(day, LocalTime.NOON);
    }

    private long exchange(LocalDate day, LocalTime time) {
        ExchangeRepository.Rows rows = ExchangeRepository.Rows.ofSize(1);
        byte[] sealed = sealing.seal(new Sealing.Content(SENDER, "a question", "an answer", false, false), day);
        rows.set(0, OffsetDateTime.of(day, time, ZoneOffset.ofHours(5)).toInstant(), true, sealed);
        gateways.jdbc
                .sql(
                        "insert into sms.run (id, started_at) overriding system value values (1, now()) on conflict do nothing")
                .update();
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(gateways.dataSource));
        long[] ids = new ExchangeNumbers(gateways.jdbc, transaction).take(1, 1);
        long unused = new ExchangeRepository(gateways.jdbc, at(day)).insert(1, day, ids, rows);
        return ids[0];
    }

    private List<Long> withContent() {
        return gateways.jdbc
                .sql("select id from sms.exchange where content is not null order by id")
                .query(Long.class)
                .list();
    }

    private List<Long> exchanges() {
        return gateways.jdbc
                .sql("select id from sms.exchange order by id")
                .query(Long.class)
                .list();
    }

    private static Clock at(LocalDate day) {
        return Clock.fixed(day.atTime(LocalTime.NOON).atZone(Day.ZONE).toInstant(), Day.ZONE);
    }
}
